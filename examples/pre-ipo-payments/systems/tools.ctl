// Around the service. `not_financial` says why a system cannot affect the books: nothing else decides that here.

system zendesk "Zendesk" {
  owner           revenue_operations_manager
  vendor          zendesk_inc
  classification  confidential
  not_financial   "Agents read merchants' records; no figure leaves it. Credits are entered in Billing service."
  signs_in_with   okta
}

system datadog "Datadog" {
  owner           head_of_platform
  vendor          datadog_inc
  classification  confidential
  not_financial   "Reads logs and measurements; nothing computes a figure from them."
  supports        payments_api { with logging, monitoring },
                  usage_meter { with logging, monitoring },
                  billing { with logging, monitoring },
                  aws_prod { with logging, monitoring }
  signs_in_with   okta
}

system marketing_site "Marketing site" {
  owner           cio
  classification  public_data
  not_financial   "Static pages. It holds no data of customers and is connected to nothing."
}
