# Sourced: puts a supported Node first on PATH, of the registry where the machine has none. docs/support.md names them.
# It needs any npm. What it takes stays in .cache, where the next run finds it.
supported() {
  command -v node > /dev/null && node -e '
    const major = Number(process.versions.node.split(".")[0]);
    process.exitCode = [22, 24].includes(major) ? 0 : 1;
  '
}

if ! supported; then
  folder="$PWD/.cache/node-22"
  if [ ! -x "$folder/bin/node" ]; then
    # The package node has a script choose one of these at install, and npm is about to run no such scripts any more.
    case "$(uname -s)" in Darwin) system=darwin ;; *) system=linux ;; esac
    case "$(uname -m)" in arm64 | aarch64) processor=arm64 ;; *) processor=x64 ;; esac
    package="node-$system-$processor"
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-save --no-package-lock --loglevel=error --no-audit --no-fund "$package@22" > /dev/null
    ln -sfn "node_modules/$package/bin" "$folder/bin"
  fi
  export PATH="$folder/bin:$PATH"
fi
supported || { echo "Node 22 or 24 is needed, and $(node --version || true) is there" >&2; exit 1; }
echo "node $(node --version), npm $(npm --version)"
