-- How the language server is started; `vim.g.ctl_lsp` overrides it.
return vim.tbl_deep_extend("force", {
  cmd = { "ctl-lsp" },
  filetypes = { "ctl" },
  root_markers = { "ctl.toml", ".git" },
}, vim.g.ctl_lsp or {})
