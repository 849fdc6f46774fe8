// Controls and evidence are owned by a role, so that they survive a change of job. `delegate` stands in: the owner
// of a key control needs one.

role cfo "CFO" { held_by dina; delegate controller; function finance }
role controller "Controller" { held_by carla; delegate cfo; function finance }
role payroll_manager "Payroll Manager" { held_by ivo; function finance }  // no delegate yet: see exceptions.ctl

role revenue_operations_manager "Revenue Operations Manager" {
  held_by   hana
  delegate  controller
  function  finance
}

role cio "CIO" { held_by lars; delegate it_security_lead; function it }
role it_security_lead "IT Security Lead" { held_by emil; delegate cio; function security }
role head_of_platform "Head of Platform" { held_by farah; delegate data_lead; function engineering }

role release_manager "Release Manager" {
  held_by   goran
  delegate  head_of_platform
  function  engineering
}

role data_lead "Data Lead" { held_by jun; delegate head_of_platform; function engineering }
role grc_lead "GRC Lead" { held_by kemi; delegate it_security_lead; function operations }
