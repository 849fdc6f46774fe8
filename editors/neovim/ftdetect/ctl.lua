-- Files that end in .ctl: Neovim knows the ending for Visual Basic.
if vim.fn.has("nvim-0.8") == 1 then
  vim.filetype.add({ extension = { ctl = "ctl" } })
else
  vim.cmd("autocmd BufRead,BufNewFile *.ctl set filetype=ctl")
end
