// Scope: the test vector, every class of relevance, circles, and what is not propagated (what cuts a flow: `cut.ctl`).
// Each proof is the shortest way.

// ---- the vector ----

test "the vector, with customer data in the billing system" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    engagement type2 { report soc2_type2; service platform }
    service platform "Platform"
    data invoice { financial yes }
    data usage_for_billing { financial yes }
    data price_or_rate { financial yes }
    data journal_entry { financial yes }
    data customer_record { customers_of platform }
    vendor erp_vendor
    system erp {
      financial_role  general_ledger
      vendor          erp_vendor
      signs_in_with   okta
      feeds           warehouse { carries journal_entry }
    }
    system billing {
      financial_role  billing
      stores          customer_record
      feeds           erp { carries invoice }
      runs_on         aws
      signs_in_with   okta
    }
    system app {
      serves       platform
      feeds        billing { carries usage_for_billing }, zendesk { carries customer_record }
      deployed_by  github
    }
    system okta
    system github
    system aws
    system crm { feeds billing { carries price_or_rate } }
    system warehouse
    system zendesk { supports app { with customer_support } }
    system cms_site
    control rev_07 {
      key               yes
      satisfies         sox:404(a)
      uses_report_from  warehouse { report "Revenue by customer" }
    }
  }
  expect erp.fr_classes == [FR1]
  expect erp.financially_relevant because "erp [has the financial role general ledger]"
  expect not erp.in_soc2_scope
  expect billing.fr_classes == [FR1]
  expect billing.financially_relevant because "billing [has the financial role billing]"
  expect billing.s2_classes(platform) == [S2b]
  expect billing in platform.boundary because "platform > customer_record > billing"
  expect app.fr_classes == [FR2]
  expect app.financially_relevant because "app -(usage_for_billing)-> billing [has the financial role billing]"
  expect app.s2_classes(platform) == [S2a]
  expect app in platform.boundary because "platform > app"
  expect okta.fr_classes == [FR4]
  expect okta.financially_relevant because "okta > billing [has the financial role billing]"
  expect okta.s2_classes(platform) == [S2d]
  expect okta in platform.boundary because "platform > customer_record > billing > okta"
  expect github.fr_classes == [FR5]
  expect github.financially_relevant because "github > app -(usage_for_billing)-> billing [has the financial role billing]"
  expect github.s2_classes(platform) == [S2e]
  expect github in platform.boundary because "platform > app > github"
  expect aws.fr_classes == [FR3]
  expect aws.financially_relevant because "aws > billing [has the financial role billing]"
  expect aws.s2_classes(platform) == [S2c]
  expect aws in platform.boundary because "platform > customer_record > billing > aws"
  expect crm.fr_classes == [FR2]
  expect crm.financially_relevant because "crm -(price_or_rate)-> billing [has the financial role billing]"
  expect not crm.in_soc2_scope
  expect warehouse.fr_classes == [FR6]
  expect warehouse.financially_relevant because "rev_07 > warehouse"
  expect not warehouse.in_soc2_scope
  expect not zendesk.financially_relevant
  expect zendesk.s2_classes(platform) == [S2b, S2f]
  expect zendesk in platform.boundary because "platform > app -(customer_record)-> zendesk"
  expect not cms_site.financially_relevant
  expect not cms_site.in_soc2_scope
  expect not exists cms_site.in_scope_of
  expect app.in_scope_of == [soc2, sox]
  expect zendesk.in_scope_of == [soc2]
  expect crm.in_scope_of == [sox]
}

test "the vector, without customer data in billing, and with it in the warehouse and the CRM" {
  given {
    service platform
    data invoice { financial yes }
    data usage_for_billing { financial yes }
    data price_or_rate { financial yes }
    data customer_record { customers_of platform }
    system erp { financial_role general_ledger; signs_in_with okta }
    system billing {
      financial_role  billing
      feeds           erp { carries invoice }
      runs_on         aws
      signs_in_with   okta
    }
    system app {
      serves  platform
      feeds   billing { carries usage_for_billing }, crm { carries customer_record }
    }
    system okta
    system aws
    system crm { feeds billing { carries price_or_rate }, warehouse { carries customer_record } }
    system warehouse
  }
  expect billing.fr_classes == [FR1]
  expect not billing.in_soc2_scope
  expect not okta.in_soc2_scope
  expect not aws.in_soc2_scope
  expect crm.s2_classes(platform) == [S2b]
  expect warehouse.s2_classes(platform) == [S2b]
  expect warehouse in platform.boundary because "platform > app -(customer_record)-> crm -(customer_record)-> warehouse"
  expect not warehouse.financially_relevant
}

test "the vector, with the flow of the app cut and billing bought: the app and its pipeline leave SOX scope" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    service platform
    data invoice { financial yes }
    data usage_for_billing { financial yes }
    source processor_statement
    role controller
    person carla
    evidence reconciliation
    system erp { financial_role general_ledger }
    system billing { financial_role billing; feeds erp { carries invoice } }
    system app {
      serves       platform
      deployed_by  github
      feeds        billing { carries usage_for_billing; assured_by processor_reconciliation }
    }
    system github
    control processor_reconciliation {
      owner          controller
      performed_by   carla
      applies_to     billing
      checks         completeness, accuracy
      compares_with  processor_statement
      frequency      monthly
      before_close   yes
      threshold      "Any difference."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
  }
  expect exists f in flow where f.from == app and f.cut
  expect not app.financially_relevant
  expect app.s2_classes(platform) == [S2a]
  expect not github.financially_relevant
  expect github.s2_classes(platform) == [S2e]
  expect billing.fr_classes == [FR1]
}

// ---- financial relevance, class by class ----

test "FR1: a financial role counts unless its accounts are known not to matter" {
  given {
    account revenue { significant yes }
    account petty_cash
    process sales { accounts revenue, petty_cash }
    process kitty { accounts petty_cash }
    process unknown
    system no_process { financial_role general_ledger }
    system unknown_accounts { financial_role billing; processes unknown }
    system significant { financial_role billing; processes sales }
    system insignificant { financial_role treasury; processes kitty }
    system no_role { processes sales }
  }
  expect no_process.fr_classes == [FR1]
  expect unknown_accounts.fr_classes == [FR1]
  expect significant.fr_classes == [FR1]
  expect significant.financially_relevant because "significant [has the financial role billing] > sales > revenue [is significant]"
  expect not insignificant.financially_relevant
  expect not no_role.financially_relevant
}

test "FR2: figures flow upstream to their source, over any number of systems, and nothing else does" {
  given {
    data payments { financial yes }
    data weather
    system ledger { financial_role general_ledger; feeds copy { carries payments } }
    system near { feeds ledger { carries payments, weather } }
    system far { feeds near { carries payments } }
    system copy
    system station { feeds ledger { carries weather } }
    system root_and_feeder { financial_role subledger; feeds ledger { carries payments } }
  }
  expect near.fr_classes == [FR2]
  expect far.fr_classes == [FR2]
  expect far.financially_relevant because "far -(payments)-> near -(payments, weather)-> ledger [has the financial role general ledger]"
  expect not copy.financially_relevant
  expect not station.financially_relevant
  expect root_and_feeder.fr_classes == [FR1]
}

test "FR3, FR4, FR5: what relevant systems rest on is relevant, also at second hand, and what feeds that is not" {
  given {
    data payments { financial yes }
    system ledger { financial_role general_ledger; runs_on host; deployed_by pipeline }
    system feeder { feeds ledger { carries payments }; runs_on feeder_host }
    system host { signs_in_with idp; runs_on hypervisor }
    system hypervisor
    system feeder_host
    system idp { deployed_by idp_pipeline }
    system idp_pipeline
    system pipeline { runs_on host }
    system log_source { feeds idp { carries payments } }
    system watcher { supports ledger { with monitoring, logging } }
    system wiki { runs_on host; signs_in_with idp; deployed_by pipeline }
  }
  expect host.fr_classes == [FR3]
  expect hypervisor.fr_classes == [FR3]
  expect hypervisor.financially_relevant because "hypervisor > host > ledger [has the financial role general ledger]"
  expect feeder_host.fr_classes == [FR3]
  expect feeder_host.financially_relevant because "feeder_host > feeder -(payments)-> ledger [has the financial role general ledger]"
  expect idp.fr_classes == [FR4]
  expect idp.financially_relevant because "idp > host > ledger [has the financial role general ledger]"
  expect idp_pipeline.fr_classes == [FR5]
  expect pipeline.fr_classes == [FR5]
  expect not log_source.financially_relevant
  expect not watcher.financially_relevant
  expect not wiki.financially_relevant
}

test "a system may be relevant for several reasons" {
  given {
    system ledger {
      financial_role  general_ledger
      runs_on         cloud
      deployed_by     cloud
      signs_in_with   cloud
    }
    system cloud
    control review { key yes; satisfies itgc:access; uses_report_from ledger, cloud }
  }
  expect cloud.fr_classes == [FR3, FR4, FR5, FR6]
  expect ledger.fr_classes == [FR1, FR6]
}

test "FR6: the source of a report that a key control for SOX relies on" {
  given {
    system hris { feeds idp { carries leavers } }
    system idp
    system checked
    system supporting
    system soc2_only
    system planned
    system later
    data leavers
    control removal { key yes; satisfies itgc:access; uses_report_from hris { report "Leavers" } }
    control checking {
      key               yes
      satisfies         itgc:access
      uses_report_from  checked { report "Leavers"; revalidated yes }
    }
    control helping {
      key               no
      satisfies         itgc:access
      uses_report_from  supporting { report "Leavers" }
    }
    control attested {
      key               yes
      satisfies         tsc:CC6.2
      uses_report_from  soc2_only { report "Leavers" }
    }
    control drafted {
      status            draft
      key               yes
      satisfies         itgc:access
      uses_report_from  planned { report "Leavers" }
    }
    control coming {
      effective         2026-07-01
      key               yes
      satisfies         itgc:access
      uses_report_from  later { report "Leavers" }
    }
  }
  expect hris.fr_classes == [FR6]
  expect hris.financially_relevant because "removal > hris"
  expect not idp.financially_relevant
  expect not checked.financially_relevant
  expect not supporting.financially_relevant
  expect not soc2_only.financially_relevant
  expect not planned.financially_relevant
  expect not later.financially_relevant
}

// ---- circles ----

test "flows in a circle are relevant if one of them reaches a root, and end the proof" {
  given {
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    data payments { financial yes }
    source bank_statement
    role controller
    evidence reconciliation
    system ledger { financial_role general_ledger; feeds a { carries payments } }
    system a { feeds b { carries payments } }
    system b { feeds c { carries payments } }
    system c { feeds a { carries payments }, ledger { carries payments } }
    system lone { feeds other_lone { carries payments } }
    system other_lone {
      feeds  lone { carries payments }, lone_ledger { carries payments; assured_by sound }
    }
    system lone_ledger { financial_role general_ledger }
    control sound {
      owner          controller
      performed_by   controller
      applies_to     lone_ledger
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
  }
  expect a.fr_classes == [FR2]
  expect a.financially_relevant because "a -(payments)-> b -(payments)-> c -(payments)-> ledger [has the financial role general ledger]"
  expect c.financially_relevant because "c -(payments)-> ledger [has the financial role general ledger]"
  expect not lone.financially_relevant
  expect not other_lone.financially_relevant
}

test "hosts, sign-in, customer data and teams may go in circles" {
  given {
    service platform
    data customer_record { customers_of platform }
    system ledger { financial_role general_ledger; runs_on first_host }
    system first_host { runs_on second_host }
    system second_host { runs_on first_host; signs_in_with idp }
    system idp { signs_in_with idp; runs_on second_host }
    system app { serves platform; feeds desk { carries customer_record } }
    system desk { feeds archive { carries customer_record } }
    system archive { feeds app { carries customer_record }, desk { carries customer_record } }
    person ana
    team one { members two, ana }
    team two { members one }
    grant all { to two; duties develop; on ledger }
  }
  expect first_host.fr_classes == [FR3]
  expect second_host.fr_classes == [FR3]
  expect idp.fr_classes == [FR4]
  expect platform.boundary == [app, desk, archive]
  expect archive in platform.boundary because "platform > app -(customer_record)-> desk -(customer_record)-> archive"
  expect all in ana.holds because "ana > one > two > all"
}

// ---- the SOC 2 boundary, class by class ----

test "S2a to S2g: what a service is made of, and who runs it" {
  given {
    service platform
    service labs
    data customer_record { customers_of platform }
    data labs_record { customers_of labs }
    data telemetry
    vendor cloud_vendor
    vendor desk_vendor
    vendor payroll_vendor
    system app {
      serves   platform
      runs_on  cluster
      feeds    desk { carries customer_record, telemetry },
               portal { carries customer_record; handed_to_customer yes },
               statistics { carries customer_record; redacted_by aggregation },
               lab { carries labs_record },
               metrics { carries telemetry }
    }
    system store { stores customer_record }
    system labs_store { stores labs_record }
    system desk { vendor desk_vendor; feeds desk_archive { carries customer_record } }
    system desk_archive
    system portal
    system statistics
    system lab
    system metrics
    system cluster { runs_on cloud; signs_in_with idp }
    system cloud { vendor cloud_vendor; deployed_by pipeline }
    system idp
    system pipeline { signs_in_with pipeline_idp }
    system pipeline_idp
    system scanner { supports cloud { with vulnerability_scan } }
    system payroll { vendor payroll_vendor; signs_in_with idp }
    control aggregation
  }
  expect platform.boundary == [
    app,
    store,
    desk,
    desk_archive,
    cluster,
    cloud,
    idp,
    pipeline,
    pipeline_idp,
    scanner
  ]
  expect app.s2_classes(platform) == [S2a]
  expect app in platform.boundary because "platform > app"
  expect store.s2_classes(platform) == [S2b]
  expect store in platform.boundary because "platform > customer_record > store"
  expect desk_archive.s2_classes(platform) == [S2b]
  expect desk_archive in platform.boundary because "platform > app -(customer_record, telemetry)-> desk -(customer_record)-> desk_archive"
  expect cloud.s2_classes(platform) == [S2c]
  expect cloud in platform.boundary because "platform > app > cluster > cloud"
  expect idp.s2_classes(platform) == [S2d]
  expect idp in platform.boundary because "platform > app > cluster > idp"
  expect pipeline.s2_classes(platform) == [S2e]
  expect pipeline in platform.boundary because "platform > app > cluster > cloud > pipeline"
  expect scanner.s2_classes(platform) == [S2f]
  expect scanner in platform.boundary because "platform > app > cluster > cloud > scanner"
  expect platform.vendors == [cloud_vendor, desk_vendor]
  expect cloud_vendor in platform.vendors because "platform > app > cluster > cloud > cloud_vendor"
  expect labs.boundary == [labs_store]
  expect not lab.in_soc2_scope
  expect not payroll.in_soc2_scope
}

// ---- what is not drawn in ----

test "no path, no scope: copies, tools and neighbours stay out" {
  given {
    service platform
    data journal_entry { financial yes }
    data customer_record { customers_of platform }
    system ledger {
      financial_role  general_ledger
      feeds           warehouse { carries journal_entry }
      signs_in_with   idp
    }
    system warehouse
    system idp { feeds directory_copy { carries journal_entry } }
    system directory_copy
    system app { serves platform }
    system importer { feeds app { carries customer_record } }
    system marketing_site { signs_in_with idp }
    system watcher { supports ledger { with logging } }
  }
  expect not warehouse.financially_relevant
  expect not directory_copy.financially_relevant
  expect not watcher.financially_relevant
  expect not exists marketing_site.in_scope_of
  expect not exists importer.in_scope_of
  expect not ledger.in_soc2_scope
  expect not app.financially_relevant
  expect ledger.in_scope_of == [sox]
  expect app.in_scope_of == [soc2]
}
