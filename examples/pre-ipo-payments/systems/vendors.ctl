// Who runs what we bought. Their controls are needed, with ours, where `subservice yes` stands.

vendor oracle "Oracle" { owner controller; criticality high; assessed 2026-02-17 }
vendor workday_inc "Workday" { owner payroll_manager; criticality high; assessed 2026-02-17 }

vendor stripe_inc "Stripe" {
  owner        controller
  criticality  high
  subservice   yes
  assessed     2026-02-24
}

vendor aws "AWS" { owner head_of_platform; criticality high; subservice yes; assessed 2026-02-24 }
vendor okta_inc "Okta" { owner cio; criticality high; subservice yes; assessed 2026-02-10 }

vendor github_inc "GitHub" {
  owner        head_of_platform
  criticality  high
  subservice   yes
  assessed     2026-02-10
}

vendor zendesk_inc "Zendesk" {
  owner        revenue_operations_manager
  criticality  medium
  assessed     2026-03-12
}

vendor datadog_inc "Datadog" { owner head_of_platform; criticality medium; assessed 2026-03-12 }
