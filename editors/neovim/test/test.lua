-- Neovim's own client with the real server, on a package in the folder that it is started in. The configuration is that
-- of the README; .ci/editors.py writes both and starts this. Ends with exit code 1 where something is not as told.

local LONG = 30000

local function fail(message)
  io.stderr:write("\n" .. message .. "\n")
  vim.cmd("cquit 1")
end

local function told(what, got)
  io.stdout:write(what .. (got and ": " .. got or "") .. "\n")
end

local function wait(what, condition)
  local found
  if not vim.wait(LONG, function()
    found = condition()
    return found
  end, 50) then
    error("waited in vain for " .. what)
  end
  return found
end

local function clients()
  return vim.lsp.get_clients and vim.lsp.get_clients({ name = "ctl" }) or vim.lsp.get_active_clients()
end

local function lines(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false), "\n")
end

-- Puts the cursor on the first letter of the nth place where `text` stands.
local function go(text, nth)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  for n = 1, nth or 1 do
    assert(vim.fn.search("\\V" .. text, n == 1 and "cW" or "W") > 0, text .. " is not there")
  end
end

local function diagnostics(buffer)
  local all = {}
  for _, d in ipairs(vim.diagnostic.get(buffer or 0)) do
    -- Where Neovim 0.7 keeps it.
    local code = d.code or d.user_data.lsp.code
    table.insert(all, ("%d:%s:%s"):format(d.lnum + 1, code, d.message))
  end
  table.sort(all)
  return all
end

local function has(list, part)
  for _, one in ipairs(list) do
    if one:find(part, 1, true) then return one end
  end
end

-- The text of the only floating window.
local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      local text = lines(vim.api.nvim_win_get_buf(window))
      vim.api.nvim_win_close(window, true)
      return text
    end
  end
end

local function test()
  vim.cmd("edit systems/billing.ctl")
  assert(vim.bo.filetype == "ctl", "the type of the file is " .. vim.bo.filetype)
  assert(vim.bo.shiftwidth == 2 and vim.bo.commentstring == "// %s")

  wait("the server", function() return #clients() == 1 end)
  local root = clients()[1].config.root_dir
  assert(vim.loop.fs_realpath(root) == vim.loop.fs_realpath(vim.fn.getcwd()), "its folder is " .. tostring(root))
  told("attached, in the folder of the manifest")

  local wrong = wait("diagnostics", function() return has(diagnostics(), "E0201") end)
  told("diagnostics", wrong)
  assert(wrong:find("^%d+:E0201:") and wrong:find("ledgr"), wrong)

  go("billing")
  vim.lsp.buf.hover()
  local page = wait("hover", floating)
  assert(page:find("Billing service", 1, true), page)
  told("hover", page:match("[^\n]+"))

  go("cto")
  vim.lsp.buf.definition()
  wait("the definition", function() return vim.fn.expand("%:t") == "people.ctl" end)
  local at = vim.api.nvim_win_get_cursor(0)
  assert(at[1] == 2 and at[2] == 5, vim.inspect(at))
  told("definition", ("people.ctl:%d:%d"):format(at[1], at[2] + 1))
  wait("the same server", function()
    return #clients() == 1 and vim.lsp.buf_is_attached(0, clients()[1].id)
  end)

  go("cto")
  vim.lsp.buf.rename("chief")
  wait("the new name", function() return lines():find("role chief", 1, true) end)
  vim.cmd("buffer systems/billing.ctl")
  wait("the new name elsewhere", function() return lines():find("owner          chief", 1, true) end)
  assert(not lines():find("cto"), lines())
  told("rename", "in both files")

  -- What was wrong is put right, and the diagnostic goes.
  vim.cmd([[silent %s/ledgr/ledger/]])
  wait("no diagnostics", function() return not has(diagnostics(), "E0201") end)
  told("put right, and the diagnostic goes")

  -- As Ctrl-X Ctrl-O asks.
  go("signs_in_with")
  vim.api.nvim_win_set_cursor(0, { vim.fn.line("."), 2 })
  vim.cmd([[silent normal! Oserves  pl]])
  vim.cmd("startinsert!")
  assert(vim.bo.omnifunc == "v:lua.vim.lsp.omnifunc", "omnifunc is " .. vim.bo.omnifunc)
  local answers = vim.lsp.buf_request_sync(0, "textDocument/completion", {
    textDocument = vim.lsp.util.make_text_document_params(0),
    position = { line = vim.fn.line(".") - 1, character = #vim.fn.getline(".") },
  }, LONG)
  local offered = {}
  for _, answer in pairs(answers or {}) do
    for _, item in ipairs(answer.result.items or answer.result) do table.insert(offered, item.label) end
  end
  assert(has(offered, "platform"), vim.inspect(offered))
  assert(not has(offered, "billing"), "serves takes services, and a system is offered: " .. vim.inspect(offered))
  told("completion", table.concat(offered, " "):sub(1, 60))
  vim.cmd("stopinsert")
  vim.cmd("undo")

  vim.api.nvim_buf_set_lines(0, -1, -1, false, { "", 'system   spare "Spare"{owner chief', "not_financial   \"No.\"}" })
  if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = LONG }) else vim.lsp.buf.formatting_sync(nil, LONG) end
  local laid = 'system spare "Spare" {\n  owner          chief\n  not_financial  "No."\n}'
  assert(lines():find(laid, 1, true), lines())
  told("format", "as ctl fmt")

  if vim.treesitter.start and #vim.api.nvim_get_runtime_file("parser/ctl.so", false) > 0 then
    local function captures(text, nth)
      go(text, nth)
      local at, names = vim.api.nvim_win_get_cursor(0), {}
      vim.treesitter.get_parser(0, "ctl"):parse(true)
      for _, c in ipairs(vim.treesitter.get_captures_at_pos(0, at[1] - 1, at[2])) do table.insert(names, c.capture) end
      return names
    end
    assert(vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()], "no colours by tree-sitter")
    assert(has(captures("system"), "type") and has(captures("signs_in_with"), "property"), vim.inspect(captures("signs_in_with")))
    for _, kind in ipairs({ "highlights", "folds", "injections", "indents", "locals" }) do
      assert(vim.treesitter.query.get("ctl", kind), kind .. ".scm is not found")
    end
    go("system")
    local line = vim.fn.line(".")
    wait("a fold at a system", function()
      vim.cmd("normal! zM")
      return vim.fn.foldclosed(line) == line
    end)
    assert(vim.fn.foldclosedend(line) == line + 3, "the fold ends in line " .. vim.fn.foldclosedend(line))
    told("colours and folds by the grammar")
  else
    told("no parser: without colours by tree-sitter")
  end

  vim.cmd("silent wall")
  local client = clients()[1]
  client.stop(client)
  wait("the end of the server", function() return #clients() == 0 end)
end

local ok, message = xpcall(test, debug.traceback)
if not ok then fail(message) end
vim.cmd("qall!")
