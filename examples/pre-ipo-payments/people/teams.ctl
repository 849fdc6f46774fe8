// Teams hold grants (access/grants.ctl). Teams may contain teams and roles: who ends up with what is worked out
// through any number of them.

team finance "Finance" {
  members   cfo, controller, payroll_manager
  function  finance
}

team revenue_ops "Revenue Operations" {
  members   revenue_operations_manager
  function  finance
}

team platform "Platform Engineering" {
  members   head_of_platform, data_lead, release_manager
  function  engineering
}

team finance_eng "Finance Engineering" {
  members   ana, bo
  function  engineering
}

team billing_oncall "Billing on-call" {
  members   goran  // no author of billing code may be here: this team releases
  function  engineering
}

team release_managers "Release managers" {
  members   goran, billing_oncall
  function  engineering
}

team it_security "IT Security" {
  members   it_security_lead, cio
  function  security
}

team grc "Governance, risk and compliance" {
  members   grc_lead
  function  operations
}
