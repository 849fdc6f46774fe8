// What is written down. A policy alone answers no criterion: the controls that put it in action do.

policy access_policy "Access policy" {
  id                "POL-01"
  owner             it_security_lead
  approved_by       cio
  approved          2026-01-12
  review            annual
  satisfies         tsc:CC6.1, tsc:CC6.2, tsc:CC6.3
  put_in_action_by  access_request,
                    leaver_removal,
                    access_review { frequency quarterly },
                    annual_access_review,
                    single_sign_on,
                    job_change_access
  source            "policies/access.md"
}

policy change_policy "Change policy" {
  id                "POL-02"
  owner             head_of_platform
  approved_by       cio
  approved          2026-01-12
  review            annual
  satisfies         tsc:CC8.1
  put_in_action_by  reviewed_changes, emergency_changes, configuration_changes, data_corrections
  source            "policies/change.md"
}

policy incident_policy "Incident policy" {
  id                "POL-03"
  owner             it_security_lead
  approved_by       cio
  approved          2026-01-12
  review            annual
  satisfies         tsc:CC7.3, tsc:CC7.4, tsc:CC7.5
  put_in_action_by  incident_response, incident_recovery, event_triage
  source            "policies/incidents.md"
}

policy data_policy "Data handling standard" {
  id                "POL-04"
  form              standard
  owner             it_security_lead
  approved_by       cio
  approved          2026-01-12
  review            annual
  satisfies         tsc:C1.1, tsc:C1.2, tsc:CC6.7
  put_in_action_by  data_classification, data_disposal, encryption
  source            "policies/data.md"
}

policy continuity_policy "Backup and continuity policy" {
  id                "POL-05"
  owner             head_of_platform
  approved_by       cio
  approved          2026-01-12
  review            annual
  satisfies         tsc:A1.2, tsc:A1.3, tsc:CC9.1
  put_in_action_by  backups, restore_test, recovery_exercise, business_continuity
  source            "policies/continuity.md"
}

policy vendor_policy "Vendor policy" {
  id                "POL-06"
  owner             grc_lead
  approved_by       cfo
  approved          2026-01-19
  review            annual
  satisfies         tsc:CC9.2
  put_in_action_by  vendor_assessment, vendor_reports, vendor_contracts
  source            "policies/vendors.md"
}

policy close_policy "Close and reconciliation policy" {
  id                "POL-07"
  owner             controller
  approved_by       cfo
  approved          2026-01-19
  review            annual
  satisfies         coso:P12
  put_in_action_by  journal_approval, settlement_reconciliation, processor_reconciliation,
                    account_reconciliations, close_review
  source            "policies/close.md"
}

policy conduct_policy "Code of conduct" {
  id                "POL-08"
  owner             cfo
  approved_by       cfo
  approved          2026-01-19
  review            annual
  satisfies         tsc:CC1.1, sox:406
  put_in_action_by  code_of_conduct, officer_ethics
  source            "policies/conduct.md"
}

policy retention_policy "Retention and legal hold policy" {
  id                "POL-09"
  owner             grc_lead
  approved_by       cfo
  approved          2026-01-19
  review            annual
  satisfies         sox:802
  put_in_action_by  record_preservation
  source            "policies/retention.md"
}
