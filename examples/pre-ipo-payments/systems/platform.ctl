// The service and what it stands on. Three components are declared; host, sign-in, pipeline, monitoring and the
// receivers of customer data follow from them.

system payments_api "Payments API" {
  owner           head_of_platform
  classification  restricted
  serves          payments_platform
  // Two roads to Billing service. The first is cut: REC-02 compares every transaction with Stripe's statement. The
  // second is not, and it is the one that keeps this system in SOX scope.
  feeds          billing { carries transaction; assured_by processor_reconciliation },
                 usage_meter { carries usage_for_billing },
                 stripe { carries card_payment },
                 zendesk { carries merchant_record }
  runs_on        aws_prod
  signs_in_with  okta
  deployed_by    github
  source         "services/payments/**"
}

system usage_meter "Usage metering" {
  owner           head_of_platform
  classification  confidential
  serves          payments_platform
  feeds           billing { carries usage_for_billing }
  runs_on         aws_prod
  signs_in_with   okta
  deployed_by     github
  rebuilt         yes  // rewritten in spring 2026: program development is owed for it this year
  source          "services/metering/**"
}

system billing "Billing service" {
  owner           revenue_operations_manager
  classification  confidential
  serves          payments_platform
  financial_role  billing
  processes       order_to_cash
  feeds           netsuite { carries invoice },
                  revenue_warehouse { carries revenue_event },
                  payments_api { carries merchant_status }  // unpaid merchants are paused: flows may form a circle
  runs_on         aws_prod
  signs_in_with   okta
  deployed_by     github
  source          "services/billing/**", "infra/billing/**"
}

system aws_prod "AWS production" {
  owner           head_of_platform
  vendor          aws
  classification  restricted
  signs_in_with   okta
  source          "infra/**"
}

system okta "Okta" {
  owner           cio
  vendor          okta_inc
  classification  restricted
}

system github "GitHub and Actions" {
  owner           head_of_platform
  vendor          github_inc
  classification  confidential
  signs_in_with   okta
}
