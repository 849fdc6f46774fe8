// Who may do what, where.

grant app_authors { to engineers; duties develop; on club_app }
grant subscription_authors { to sam; duties develop; on subscriptions }
grant app_reviewers { to cto; duties review_changes, approve_changes; on club_app, subscriptions }
grant app_releases { to releases; duties deploy; on club_app, subscriptions }

grant accounts {
  to      operations_engineer
  duties  administer_access
  on      ledger, expenses, subscriptions, club_app, psp, aws, workspace, gitlab, helpdesk
}

grant finance_approves {
  to      finance_lead
  duties  approve_access, review_access
  on      ledger, expenses, subscriptions, psp
}

grant technology_approves {
  to      cto
  duties  approve_access, review_access
  on      club_app, aws, workspace, gitlab, helpdesk
}

grant bookings { to bookkeeper; duties prepare_journals; on record_to_report }

grant month_end_postings {
  to      month_end  // SOD-02: the bookkeeper is in that team, and prepares what he posts
  duties  approve_journals, post_journals
  on      record_to_report
}

grant night_releases { to night_shift; duties develop, deploy; on club_app }

// SOD-10: Sam develops the app, and can change it in production at any hour.
grant debugging { to sam; duties hold_privileged_access; on club_app }

grant administration { to operations_engineer; duties hold_privileged_access; on aws }
grant pipeline { to cto; duties configure_branch_protection; on gitlab }

grant helpdesk_agents { to support_lead; duties hold_privileged_access; on helpdesk }
grant inbox { to support_inbox; duties request; on helpdesk }

grant newsletter_accounts {
  to      support_lead
  duties  administer_access, review_access
  on      newsletter
}

// E0201: the team is called `support_team`.
grant helpdesk_requests { to suport_team; duties request; on helpdesk }
