#!/bin/sh
# Joins the keychain library for both processors into one file, so that one run of the builder makes both packages and
# one list of updates that names them both.
set -eu
cd "$(dirname "$0")/../../.."
built=node_modules/keytar/build/Release/keytar.node
parts=$(mktemp -d)
for arch in arm64 x64; do
  npm_config_arch=$arch npm rebuild keytar
  cp "$built" "$parts/$arch.node"
done
lipo -create -output "$built" "$parts/arm64.node" "$parts/x64.node"
rm -r "$parts"
