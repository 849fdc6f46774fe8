// What is assumed of others, as the description of the system has to tell.

user_entity_control marketplaces_instructions "Marketplaces' instructions" {
  expected_of_users_of  payouts
  statement             "Marketplaces let only authorised people approve payout instructions, and check the day's report."
  completes             tsc:CC6.2, tsc:PI1.2
}

subservice_control clearbridge_payments "Clearbridge Bank: payments" {
  expected_of   clearbridge
  statement     "Executes each payment once, as instructed, and reports it the same day."
  completes     tsc:PI1.3
  monitored_by  vendor_reports
}

subservice_control amazon_premises "AWS: premises and hardware" {
  expected_of   amazon
  statement     "Lets only authorised people into its data centres, and wipes media before disposal."
  completes     tsc:CC6.4, tsc:CC6.5
  monitored_by  vendor_reports
}

subservice_control github_rules "GitHub: branch rules" {
  expected_of   github_inc
  statement     "Enforces the branch rules that we set, and records who changed them."
  completes     tsc:CC8.1
  monitored_by  vendor_reports
}

subservice_control okta_sign_in "Okta: sign-in" {
  expected_of   okta_inc
  statement     "Enforces the sign-in policies that we set, and keeps its own administrators out of our tenant."
  completes     tsc:CC6.1
  monitored_by  vendor_reports
}
