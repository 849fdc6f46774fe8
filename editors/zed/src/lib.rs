//! Starts `ctl-lsp` for Zed: the one on the path, or the one in the settings.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree, serde_json};

struct Ctl;

impl zed::Extension for Ctl {
    fn new() -> Self {
        Ctl
    }

    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let binary = LspSettings::for_worktree(id.as_ref(), worktree)?.binary;
        let (path, arguments) = binary.map(|b| (b.path, b.arguments)).unwrap_or_default();
        let command = path
            .or_else(|| worktree.which("ctl-lsp"))
            .ok_or("`ctl-lsp` is not on the path: `cargo install --path lsp` in the repository of Ctl puts it there")?;
        Ok(Command { command, args: arguments.unwrap_or_default(), env: worktree.shell_env() })
    }

    fn language_server_initialization_options(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        Ok(LspSettings::for_worktree(id.as_ref(), worktree)?.initialization_options)
    }
}

zed::register_extension!(Ctl);
