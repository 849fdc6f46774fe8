// Confidential data: known, protected, destroyed when its time is over, and kept where the law asks for it.

control data_classification "Inventory and classification of data" like std::data_classification {
  id            "DAT-01"
  effective     2025-07-01
  owner         it_security_lead
  performed_by  revenue_operations_manager, head_of_platform, controller, cio
  tested_by     grc_lead
  applies_to    payments_api, usage_meter, billing, stripe, zendesk, aws_prod, okta, github, datadog
  mitigates     r_03
  evidence      data_inventory
}

control data_disposal "Disposal of confidential data" like std::confidential_data_disposal {
  id            "DAT-02"
  effective     2025-07-01
  owner         it_security_lead
  performed_by  head_of_platform, revenue_operations_manager
  tested_by     grc_lead
  applies_to    payments_api, usage_meter, billing, stripe, zendesk, aws_prod
  mitigates     r_03
  evidence      disposal_log
}

control encryption "Encryption at rest and in transit" like std::encryption {
  id            "DAT-03"
  effective     2025-03-01
  owner         it_security_lead
  performed_by  head_of_platform
  tested_by     grc_lead
  applies_to    payments_api, usage_meter, billing, aws_prod
  mitigates     r_03
  evidence      encryption_checks
}

control record_preservation "Preservation of records and legal holds" like std::record_preservation {
  id                 "DAT-04"
  effective          2026-01-01
  owner              grc_lead
  performed_by       grc_lead, head_of_platform
  tested_by          controller
  remediation_owner  cfo
  applies_to         aws_prod, netsuite, okta, github
  mitigates          r_12, r_06
  evidence           preservation_tests
}
