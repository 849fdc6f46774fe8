-- A buffer with Ctl: layout as `ctl fmt` writes it, colours by tree-sitter where the parser is built, and the server.
local here = vim.opt_local
here.commentstring = "// %s"
here.comments = ":///,://"
here.expandtab = true
here.shiftwidth = 2
here.softtabstop = 2
vim.b.undo_ftplugin = "setlocal commentstring< comments< expandtab< shiftwidth< softtabstop<"

if vim.treesitter.start and #vim.api.nvim_get_runtime_file("parser/ctl.so", false) > 0 then
  vim.treesitter.start(0, "ctl")
  here.foldmethod = "expr"
  here.foldexpr = "v:lua.vim.treesitter.foldexpr()"
  here.foldenable = false
  vim.b.undo_ftplugin = vim.b.undo_ftplugin .. " foldmethod< foldexpr< foldenable<"
end

if vim.lsp.enable then
  return
end

-- Before 0.11: one server for each folder that has a manifest.
local config = dofile(vim.api.nvim_get_runtime_file("lsp/ctl.lua", false)[1])
local root = vim.fn.expand("%:p:h")
for _, marker in ipairs(config.root_markers) do
  -- A file or a folder, the nearest one above.
  local found = vim.fn.findfile(marker, ".;")
  found = found ~= "" and found or vim.fn.finddir(marker, ".;")
  if found ~= "" then
    root = vim.fn.fnamemodify(found, ":p"):gsub("/$", "")
    root = vim.fn.fnamemodify(root, ":h")
    break
  end
end
config.name = "ctl"
config.root_dir = root
config.on_attach = function(_, buffer)
  vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
  vim.bo[buffer].tagfunc = "v:lua.vim.lsp.tagfunc"
  vim.bo[buffer].formatexpr = "v:lua.vim.lsp.formatexpr()"
end
if vim.lsp.start then
  vim.lsp.start(config)
  return
end
-- Neovim 0.7 starts a server for each call: one that serves the folder already is taken again.
for _, client in pairs(vim.lsp.get_active_clients()) do
  if client.name == "ctl" and client.config.root_dir == root then
    vim.lsp.buf_attach_client(0, client.id)
    return
  end
end
local client = vim.lsp.start_client(config)
if client then
  vim.lsp.buf_attach_client(0, client)
end
