// Keeping strangers and unapproved software out, and noticing when that failed.

control network_boundary "Review of the network boundary" like std::network_boundary_review {
  id            "SE-01"
  effective     2025-07-01
  owner         it_security_lead
  performed_by  it_security_lead
  tested_by     grc_lead
  applies_to    aws_prod, payments_api
  mitigates     r_03
  evidence      boundary_reviews
}

control vulnerabilities "Vulnerabilities found and closed" like std::vulnerability_remediation {
  id            "SE-02"
  effective     2025-07-01
  owner         it_security_lead
  performed_by  it_security_lead, head_of_platform
  tested_by     grc_lead
  applies_to    aws_prod, payments_api, usage_meter, billing
  mitigates     r_03
  evidence      vulnerability_scans
}

control penetration_test "Penetration test" like std::penetration_test {
  id            "SE-03"
  effective     2025-07-01
  owner         it_security_lead
  performed_by  it_security_lead
  tested_by     grc_lead
  applies_to    payments_api, aws_prod
  mitigates     r_03
  evidence      pen_test_report
}

control event_triage "Triage of security events" like std::security_event_triage {
  id                 "SE-04"
  effective          2025-07-01
  owner              it_security_lead
  performed_by       it_security
  tested_by          grc_lead
  remediation_owner  cio
  applies_to         payments_api, usage_meter, billing, aws_prod, okta, github, datadog
  mitigates          r_03
  evidence           alarm_queue
}

control configuration_drift "Detection of configuration drift" like std::configuration_drift_detection {
  id                 "SE-05"
  effective          2025-10-01
  owner              it_security_lead
  performed_by       it_security
  tested_by          grc_lead
  remediation_owner  head_of_platform
  applies_to         aws_prod, github, okta
  mitigates          r_11, r_03
  evidence           drift_results
}

// Laptops and rooms are the company's, not a system's.
control endpoint_protection "Protection of endpoints" like std::endpoint_protection {
  id            "SE-06"
  effective     2025-07-01
  entity_level  yes
  owner         it_security_lead
  performed_by  it_security
  tested_by     grc_lead
  mitigates     r_03
  evidence      endpoint_tie_out
}

control premises "Physical access to premises" like std::physical_access_review {
  id            "SE-07"
  effective     2025-07-01
  entity_level  yes
  owner         cio
  performed_by  it_security
  tested_by     grc_lead
  mitigates     r_03
  evidence      badge_reviews
}
