#!/usr/bin/env bash
# Installs code-server, which is Visual Studio Code in a browser, from npm: `.ci/vscode-host.sh FOLDER`. What a plain
# `npm install` of it would download from elsewhere (a search tool, prebuilt modules) comes from Debian or is built here;
# .ci/run has the Debian packages. A folder in which it stands already is left as it is.
set -euo pipefail
host="$1"
version=4.100.3
[[ "$(cat "$host/installed" 2>/dev/null)" == "$version" ]] && exit

rm -rf "$host"
mkdir -p "$host"
host="$(realpath "$host")"
quietly() { npm_config_yes=true "$@" >"$host/npm.log" 2>&1 || { tail -n 60 "$host/npm.log"; return 1; }; }

# What is built here is built against the headers of the Node that runs it, which stand beside it.
headers="$(dirname "$(dirname "$(realpath "$(command -v node)")")")"
if [[ -z "${npm_config_nodedir:-}" && -d "$headers/include/node" ]]; then export npm_config_nodedir="$headers"; fi

cd "$host"
echo '{ "name": "vscode-host", "private": true }' >package.json
quietly npm install --ignore-scripts --no-save --no-audit --no-fund "code-server@$version"
quietly npm rebuild argon2
# Not `npm ci`: what it comes with as a lockfile lacks a package.
cd "$host/node_modules/code-server/lib/vscode"
quietly npm install --ignore-scripts --omit=dev --no-audit --no-fund
quietly npm rebuild @vscode/spdlog native-watchdog node-pty
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
ln -sfn node_modules node_modules.asar
cd extensions
quietly npm install --ignore-scripts --omit=dev --no-audit --no-fund
echo "$version" >"$host/installed"
