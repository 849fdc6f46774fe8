// Who may do what. Four engineers cannot be separated into authors, reviewers and releasers. The repository separates
// them for each change instead: CM-01 is enforced by machine, and outside the books that is enough (pairs IT2 and IT3,
// `ctl explain SOD-01`). What people can keep apart is the rest:
//
//   Tomas approves access and reads what privileged people did; he grants none, has no rights in production, and merges
//   nothing.
//   Freya sets access up, in groups of Google Workspace by which every system lets people in; she approves none.
//   Nobody who can change the rules of the repository can merge under them.

grant engineers_write {
  to      engineering
  duties  develop, review_changes
  on      app, github
}

/// The pipeline releases what was merged. Whoever merges therefore deploys.
grant engineers_release {
  to      engineering
  duties  merge, deploy
  on      app
}

grant repository_rules {
  to      cto
  duties  configure_pipeline, configure_branch_protection
  on      github
}

/// Two of the four, for the hour, with a ticket.
grant production_repair {
  to            on_call
  duties        hold_privileged_access
  on            app, aws
  just_in_time  yes
}

grant privileged_reading {
  to      it_security_lead
  duties  review_privileged_activity
  on      app, aws
}

/// The log store is its own, out of reach of those whose actions it keeps.
grant log_store {
  to      cto, head_of_operations
  duties  administer_logs
  on      datadog
}

grant access_groups {
  to      head_of_operations
  duties  administer_access
  on      app, aws, github, google, datadog, kandji, intercom, xero
}

grant access_decisions {
  to      cto
  duties  approve_access, review_access
  on      app, aws, github, google, datadog, kandji, intercom
}

/// Nora decides on what Tomas and Freya hold themselves.
grant access_of_the_deciders {
  to      ceo
  duties  approve_access, review_access
  on      app, aws, github, google, datadog, kandji, intercom, xero
}
