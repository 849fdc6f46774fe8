// What the description of the system tells beside what follows from the rest: what is assumed of customers and of
// subservice organisations. Incidents and changes of the period stand with the engagement, in company.ctl.

user_entity_control merchants_accounts "Merchants' own accounts" {
  expected_of_users_of  payments_platform
  statement             "Merchants tell us within a day when somebody with an account leaves."
  completes             tsc:CC6.2
}

user_entity_control merchants_keys "Merchants' keys" {
  expected_of_users_of  payments_platform
  statement             "Merchants keep their API keys secret and replace one that may be known."
  completes             tsc:CC6.1
}

subservice_control aws_premises "AWS: premises and hardware" {
  expected_of   aws
  statement     "Lets only authorised people into its data centres, and wipes media before disposal."
  completes     tsc:CC6.4, tsc:CC6.5
  monitored_by  vendor_reports
}

subservice_control stripe_cards "Stripe: card numbers" {
  expected_of   stripe_inc
  statement     "Keeps card numbers in its vault, encrypted, and shows them to nobody."
  completes     tsc:CC6.1, tsc:CC6.7
  monitored_by  vendor_reports
}

subservice_control okta_sign_in "Okta: sign-in" {
  expected_of   okta_inc
  statement     "Enforces the sign-in policies that we set, and keeps its own administrators out of our tenant."
  completes     tsc:CC6.1
  monitored_by  vendor_reports
}

subservice_control github_rules "GitHub: branch rules" {
  expected_of   github_inc
  statement     "Enforces the branch rules that we set, and records who changed them."
  completes     tsc:CC8.1
  monitored_by  vendor_reports
}
