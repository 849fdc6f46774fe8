system club_app "Club app" {
  owner           cto
  classification  restricted
  serves          club_platform
  feeds           subscriptions { carries booking_count },
                  helpdesk { carries member_record },
                  newsletter { carries member_record }
  runs_on         aws
  signs_in_with   workspace
  deployed_by     gitlab
  // SCP-01: its counts go to Subscriptions, and from there to the ledger.
  excluded_from  sox { reason "It only counts bookings." }
}

// COV-16: incident response does not cover it.
system subscriptions "Subscriptions" {
  owner           cto
  classification  confidential
  serves          club_platform
  feeds           ledger { carries fee_invoice }
  runs_on         aws
  signs_in_with   workspace
  deployed_by     gitlab
}

system aws "AWS" { owner cto; vendor amazon; classification restricted; signs_in_with workspace }
system workspace "Google Workspace" { owner cto; vendor google; classification confidential }

system gitlab "GitLab" {
  owner           cto
  vendor          gitlab_inc
  classification  confidential
  signs_in_with   workspace
}

system helpdesk "Helpdesk" {
  owner           support_lead
  vendor          intercom
  classification  confidential
  not_financial   "Agents read members' records; no figure leaves it."
  signs_in_with   workspace
  // SCP-02: it receives the records of clubs' members.
  excluded_from  soc2 { reason "The vendor has its own report." }
}

/// SCP-03: it receives members' records, and nobody has said how sensitive it is. COV-15: it has accounts of its own, and
/// the leavers' checklist leaves them out.
system newsletter "Newsletter tool" {
  owner          support_lead
  vendor         mailer
  not_financial  "Sends mail."
}

system log_archive "Log archive" {
  owner           cto
  vendor          archive_inc
  classification  confidential
  not_financial   "Keeps logs."
  supports        club_app { with logging }, subscriptions { with logging }, aws { with logging }
  signs_in_with   workspace
}

// SCP-06: nothing says what it does for the books, or why it does nothing.
system wiki "Wiki" { owner cto; classification internal; signs_in_with workspace }

// OVR-05: in no scope, and scanned for SOC 2 all the same (SE-01).
system website "Website" { owner cto; classification public_data; not_financial "Static pages." }
