-- From Neovim 0.11 on the server is started here, before that by ftplugin/ctl.lua.
if vim.lsp.enable then
  vim.lsp.enable("ctl")
end
