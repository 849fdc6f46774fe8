// What runs, and what flows. Nine of these systems can affect the books, as `ctl explain` proves for each; ten are in
// the boundary of the service; six are both, and one set of controls serves both.

// ---- the product ----

system payout_engine "Payout engine" {
  owner           head_of_platform
  classification  restricted
  financial_role  subledger  // it keeps what is owed to each marketplace
  processes       paying_out
  serves          payouts
  stores          payout_instructions, payees
  runs_on         aws
  signs_in_with   okta
  deployed_by     github
  feeds           bank_gateway { carries payment_orders },
                  netsuite { carries payout_totals },
                  chargebee { carries usage_records },
                  zendesk { carries support_questions }
  source          "services/payout-engine/**"
}

system customer_portal "Customer portal" {
  owner           head_of_platform
  classification  restricted
  serves          payouts
  stores          payees
  runs_on         aws
  signs_in_with   okta
  deployed_by     github
  feeds           payout_engine { carries payout_instructions, payees }
  source          "services/portal/**"
}

system bank_gateway "Bank gateway" {
  owner           head_of_treasury
  vendor          clearbridge
  classification  restricted
  financial_role  treasury
  processes       paying_out
  signs_in_with   okta
  feeds           netsuite { carries bank_movements }
}

// ---- finance ----

system netsuite "NetSuite" {
  owner           controller
  vendor          oracle
  classification  confidential
  financial_role  general_ledger
  processes       record_to_report, order_to_cash, paying_out, paying_people
  signs_in_with   okta
}

system chargebee "Chargebee" {
  owner           revenue_operations_manager
  vendor          chargebee_inc
  classification  confidential
  financial_role  billing
  processes       order_to_cash
  signs_in_with   okta
  feeds           netsuite { carries invoices }
}

system rippling "Rippling" {
  owner           payroll_manager
  vendor          rippling_inc
  classification  confidential
  financial_role  payroll
  processes       paying_people
  signs_in_with   okta
  feeds           netsuite { carries payroll_journals }
}

/// Prices reach Chargebee from here, so it could change revenue, were it not for REC-01: that control compares every
/// price in Chargebee with the signed contract, and so cuts the path. Take `assured_by` away and SCP-01 speaks.
system hubspot "HubSpot" {
  owner           revenue_operations_manager
  vendor          hubspot_inc
  classification  confidential
  signs_in_with   okta
  feeds           chargebee { carries price_terms; assured_by price_reconciliation }
  excluded_from sox {
    reason  "REC-01 compares every price in Chargebee with the signed contract, each month."
  }
  not_financial  "Offers and contacts. The only figures that leave it are prices, and REC-01 proves those."
}

// ---- what it runs on ----

system aws "AWS production" {
  owner           head_of_platform
  vendor          amazon
  classification  restricted
  signs_in_with   okta
  supports        payout_engine { with backup }, customer_portal { with backup }
  source          "infra/**"
}

system github "GitHub" {
  owner           head_of_platform
  vendor          github_inc
  classification  confidential
  signs_in_with   okta
}

system okta "Okta" {
  owner           it_security_lead
  vendor          okta_inc
  classification  confidential
}

// ---- what supports it ----

system datadog "Datadog" {
  owner           it_security_lead
  vendor          datadog_inc
  classification  confidential
  signs_in_with   okta
  supports        payout_engine { with logging, monitoring },
                  customer_portal { with logging, monitoring },
                  aws { with logging, monitoring }
  not_financial   "Receives logs and measurements; nothing flows back."
}

system crowdstrike "CrowdStrike" {
  owner           it_security_lead
  vendor          crowdstrike_inc
  classification  internal
  signs_in_with   okta
  supports        aws { with endpoint, vulnerability_scan }
  not_financial   "Watches laptops and hosts."
}

system jira "Jira" {
  owner           head_of_platform
  vendor          atlassian
  classification  internal
  signs_in_with   okta
  supports        payout_engine { with ticketing }, customer_portal { with ticketing }
  not_financial   "Holds requests and approvals; nothing is computed from them."
}

system zendesk "Zendesk" {
  owner           head_of_support
  vendor          zendesk_inc
  classification  confidential
  signs_in_with   okta
  supports        payout_engine { with customer_support }
  not_financial   "Holds conversations only."
}

// ---- neither ----

/// A storage account of its own in which nothing can be changed or deleted before its time. Evidence lies here.
system evidence_vault "Evidence vault" {
  owner           grc_lead
  vendor          amazon
  classification  confidential
  not_financial   "Keeps copies; nothing reads figures from it."
}

system website "Website" {
  owner           product_owner
  classification  public_data
  not_financial   "Describes the company."
}

// ---- who supplies it ----

vendor clearbridge "Clearbridge Bank" {
  owner        head_of_treasury
  criticality  high
  subservice   yes
  assessed     2026-02-10
}

vendor oracle "Oracle NetSuite" {
  owner        controller
  criticality  high
  assessed     2026-02-10
}

vendor chargebee_inc "Chargebee" {
  owner        revenue_operations_manager
  criticality  high
  assessed     2026-02-12
}

vendor rippling_inc "Rippling" {
  owner        payroll_manager
  criticality  high
  assessed     2026-02-12
}

vendor hubspot_inc "HubSpot" {
  owner        revenue_operations_manager
  criticality  medium
  assessed     2026-02-17
}

vendor amazon "Amazon Web Services" {
  owner        head_of_platform
  criticality  high
  subservice   yes
  assessed     2026-02-10
}

vendor github_inc "GitHub" {
  owner        head_of_platform
  criticality  high
  subservice   yes
  assessed     2026-02-11
}

vendor okta_inc "Okta" {
  owner        it_security_lead
  criticality  high
  subservice   yes
  assessed     2026-02-11
}

vendor datadog_inc "Datadog" {
  owner        it_security_lead
  criticality  medium
  assessed     2026-02-16
}

vendor crowdstrike_inc "CrowdStrike" {
  owner        it_security_lead
  criticality  medium
  assessed     2026-02-16
}

vendor atlassian "Atlassian" {
  owner        head_of_platform
  criticality  medium
  assessed     2026-02-17
}

vendor zendesk_inc "Zendesk" {
  owner        head_of_support
  criticality  high
  assessed     2026-02-16
}
