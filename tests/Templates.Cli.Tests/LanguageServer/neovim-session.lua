-- A session of Neovim 0.7 as its user would have it: opens a template, sees the finding, takes the fix, saves.
local uri = vim.uri_from_bufnr(0)
local command = vim.env.WATEMPLATES_COMMAND
local cmd = command:match('%.dll$') and { 'dotnet', command, 'lsp' } or { command, 'lsp' }

local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end

local function expect(condition, message)
  if not condition then fail(message) end
end

local ok, problem = pcall(function()
  local id = vim.lsp.start_client({ name = 'watemplates', cmd = cmd, root_dir = vim.fn.getcwd() })
  expect(id, 'the server was not started')
  vim.lsp.buf_attach_client(0, id)

  local function diagnostics() return vim.diagnostic.get(0) end
  expect(vim.wait(20000, function() return #diagnostics() > 0 end, 20), 'no finding came')
  local finding = diagnostics()[1]
  expect(finding.code == 'WAT0002' and finding.lnum == 1 and finding.col == 0 and finding.end_col == 4,
    'the finding is elsewhere: ' .. vim.inspect(finding))

  local client = vim.lsp.get_client_by_id(id)
  local answer = client.request_sync('textDocument/codeAction', {
    textDocument = { uri = uri },
    range = { start = { line = 1, character = 0 }, ['end'] = { line = 1, character = 4 } },
    context = { diagnostics = {}, only = { 'quickfix' } },
  }, 10000, 0)
  local chosen
  for _, action in ipairs(answer.result) do
    if action.isPreferred then chosen = action end
  end
  expect(chosen, 'no fix is preferred: ' .. vim.inspect(answer))
  vim.lsp.util.apply_workspace_edit(chosen.edit, client.offset_encoding)

  expect(vim.wait(20000, function() return #diagnostics() == 0 end, 20), 'the file is not clean: ' .. vim.inspect(diagnostics()))
  vim.cmd('silent write')
  vim.lsp.stop_client(id)
  vim.wait(5000, function() return client.is_stopped() end, 20)
end)
if not ok then fail(problem) end
vim.cmd('qall!')
