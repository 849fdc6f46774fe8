// What is assumed of others, as the description of the system has to tell.

user_entity_control contractors_accounts "Customers' own accounts" {
  expected_of_users_of  plumbline
  statement             "Customers remove the accounts of people who leave them."
  completes             tsc:CC6.2
}

subservice_control amazon_premises "AWS: premises and hardware" {
  expected_of   amazon
  statement     "Lets only authorised people into its data centres, and wipes media before disposal."
  completes     tsc:CC6.4, tsc:CC6.5
  monitored_by  vendor_check
}

subservice_control google_sign_in "Google: sign-in" {
  expected_of   google_llc
  statement     "Enforces the second factor that we require."
  completes     tsc:CC6.1
  monitored_by  vendor_check
}

subservice_control github_rules "GitHub: branch rules" {
  expected_of   github_inc
  statement     "Enforces the branch rules that we set, and records who changed them."
  completes     tsc:CC8.1
  monitored_by  vendor_check
}
