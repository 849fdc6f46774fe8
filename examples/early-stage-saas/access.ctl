// Who may do what. Four engineers cannot be separated into authors and releasers, so what is separated is the rest:
//
//   Tomas approves access and reads what privileged people did; he administers neither, and writes no code.
//   Freya sets access up, in groups of Google Workspace by which every system lets people in; she approves none.
//   Nobody who can change the rules of the repository can merge under them.

grant engineers_write {
  to     engineering
  duties develop, review_changes
  on     app, github
}

/// The pipeline releases what was merged. Whoever merges therefore deploys.
grant engineers_release {
  to     engineering
  duties merge, deploy
  on     app
}

grant repository_rules {
  to     cto
  duties configure_pipeline, configure_branch_protection
  on     github
}

/// Two of the four, for the hour, with a ticket.
grant production_repair {
  to           on_call
  duties       hold_privileged_access
  on           app, aws
  just_in_time yes
}

grant privileged_reading {
  to     it_security_lead
  duties review_privileged_activity
  on     app, aws
}

/// The log store is its own, out of reach of those whose actions it keeps.
grant log_store {
  to     cto
  duties administer_logs
  on     datadog
}

grant access_groups {
  to     head_of_operations
  duties administer_access
  on     app, aws, github, google, datadog, kandji, intercom, xero
}
grant access_decisions {
  to     cto
  duties approve_access, review_access
  on     app, aws, github, google, datadog, kandji, intercom
}
/// Nora decides on what Tomas and Freya hold themselves.
grant access_of_the_deciders {
  to     ceo
  duties approve_access, review_access
  on     app, aws, github, google, datadog, kandji, intercom, xero
}

/// Separating authors from releasers would take a bigger team. Until then every change is read by a second engineer
/// (CM-01 enforces it) and every release is on record.
exception small_team "Four engineers write, review and release" {
  rule           SOD-01
  on             app, github, IT2, IT3
  conflicts      IT2, IT3
  owner          cto
  reason         """
    A team of four cannot keep authors, reviewers and releasers apart as people. The repository keeps them apart for
    each change: nobody merges what they wrote without another engineer's approval, nobody can lift that rule and
    merge, and the pipeline records each release.
  """
  approved_by    ceo
  approved       2026-01-05
  expires        2026-12-31
  compensated_by reviewed_releases
}
