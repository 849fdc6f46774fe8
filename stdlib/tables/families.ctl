// What controls of one kind have in common: how seldom an auditor accepts them, and which leg of access or
// which task of operations they cover. `slowest` holds everywhere, `slowest_fr` on a financially relevant
// system. What an event triggers has none. These are practice, not law: a company may be stricter.

// ---- access: who gets in, and until when ----

family access_granting "access request" { leg joiner, mover }
family access_change "change of access with a change of job" { leg mover }
family access_removal "removal of leavers" { leg leaver }
family periodic_access_review "user access review" { slowest 12 months; slowest_fr 3 months }

family privileged_access_review "privileged access review" {
  slowest     12 months
  slowest_fr  3 months
}

family privileged_activity_review "review of privileged activity" {
  slowest     3 months
  slowest_fr  1 month
}

family privileged_access "privileged access for the hour"
family shared_accounts "shared accounts"
family emergency_access "emergency access"
family segregation_of_duties "separation of duties" { slowest 12 months; slowest_fr 3 months }
family authentication "sign-in and credentials" { slowest 12 months }

// ---- defence ----

family boundary_protection "network boundary" { slowest 12 months }
family endpoint_protection "endpoint protection" { slowest 1 month; task endpoint }

family vulnerability_management "vulnerability management" {
  slowest  3 months
  task     vulnerability_scan
}

family penetration_testing "penetration test" { slowest 12 months }
family physical_access "physical access" { slowest 12 months }
family event_monitoring "monitoring of security events" { slowest 1 week; task monitoring }

// ---- data ----

family data_classification "classification of data" { slowest 12 months }
family encryption "encryption" { slowest 12 months }
family data_transfer "transfer of data" { slowest 3 months }
family data_minimisation "redaction and aggregation"
family data_disposal "disposal of data" { slowest 3 months }
family media_disposal "disposal of media"
family record_retention "retention of records and legal holds" { slowest 12 months }

// ---- change and development ----

family change_management "change management" { slowest 3 months; slowest_fr 1 month }
family emergency_change "emergency change"
family configuration_change "change of configuration" { slowest 3 months; slowest_fr 3 months }
family configuration_monitoring "monitoring of configuration" { slowest 1 month }
family data_change "direct change of data"
family program_development "program development"
family data_conversion "data conversion"

// ---- operations and availability ----

family job_monitoring "monitoring of jobs and interfaces" { slowest 1 week; task monitoring }
family log_management "collection of logs" { slowest 1 month; task logging }
family incident_response "incident response"
family incident_recovery "recovery from incidents"
family capacity "capacity" { slowest 3 months }
family backup_operation "backup" { slowest 1 week; task backup }
family backup_restore "backup and restore test" { slowest 12 months; task backup }
family recovery "recovery exercise" { slowest 12 months }
family environmental_protection "environmental protection" { slowest 12 months }
family business_continuity "business continuity" { slowest 12 months }

// ---- processing ----

family processing_specification "specification of processing" { slowest 12 months }
family input_control "control of input"
family processing_control "control of processing" { slowest 1 week }
family output_control "control of output"
family stored_data "integrity of stored data" { slowest 3 months }
family information_quality "quality of reports and evidence" { slowest 12 months }

family interface_reconciliation "reconciliation of an interface" {
  slowest     3 months
  slowest_fr  1 month
}

// ---- vendors ----

family vendor_management "vendor assessment" { slowest 12 months }
family vendor_report_review "review of vendors' reports" { slowest 12 months }
family vendor_contracts "vendor contracts"

// ---- the entity ----

family ethics "ethics and conduct" { slowest 12 months }
family board_oversight "oversight by the board" { slowest 12 months }
family authority "authority and reporting lines" { slowest 12 months }
family hiring "hiring and screening"
family training "training" { slowest 12 months }
family performance "accountability" { slowest 12 months }
family policies "policies" { slowest 12 months }
family internal_communication "internal communication" { slowest 12 months }
family external_communication "external communication" { slowest 12 months }
family complaints_channel "complaints channel" { slowest 12 months }

// ---- risk and monitoring ----

family objective_setting "setting of objectives" { slowest 12 months }
family risk_analysis "risk assessment" { slowest 12 months }
family fraud_risk "fraud risk assessment" { slowest 12 months }
family change_risk "assessment of changes" { slowest 12 months }
family control_design "selection of controls" { slowest 12 months }
family monitoring_of_controls "monitoring of controls" { slowest 12 months }
family deficiency_management "deficiency management" { slowest 3 months }

// ---- finance ----

family account_reconciliation "reconciliation of accounts" { slowest 3 months }
family settlement_reconciliation "reconciliation of settlements" { slowest 1 month }
family journal_entry_approval "approval of journal entries"
family close_review "period-end close" { slowest 3 months }
family ledger_settings "settings of the ledger" { slowest 3 months }
family estimate_review "review of estimates" { slowest 3 months }
family spreadsheet_control "control of spreadsheets" { slowest 3 months }
family revenue_review "review of revenue" { slowest 3 months }
family price_master "prices and terms"
family payroll_approval "approval of payroll" { slowest 1 month }
family vendor_master "vendor master data"
family payment_release "release of payments"

// ---- certification ----

family officer_certification "officers' certification" { slowest 3 months }
family disclosure_process "disclosure" { slowest 3 months }
family deficiency_communication "communication of deficiencies" { slowest 3 months }
family icfr_assessment "assessment of ICFR" { slowest 12 months }

// ---- privacy ----

family privacy_notice "privacy notice" { slowest 12 months }
family consent_management "choice and consent"
family data_collection "limits of collection" { slowest 12 months }
family use_limitation "limits of use" { slowest 12 months }
family data_retention "retention of personal information" { slowest 12 months }
family subject_rights "rights of data subjects"
family data_accuracy "accuracy of personal information" { slowest 12 months }
family disclosure_control "disclosure of personal information"
family third_party_privacy "privacy of third parties" { slowest 12 months }
family breach_notification "notice of breaches"
family privacy_monitoring "privacy complaints and monitoring" { slowest 12 months }
