#!/usr/bin/env bash
# Podman for the tests, beside Docker: `npm run engine:podman`, as root on Debian or Ubuntu.
#   podman.sh           installs it, and copies golang:<minor> and golang:<minor>-warm of `npm run engine` into its store
# Where Podman is installed already only images that it lacks are copied. Where processes may not raise their resource
# limits, its containers would not start (`error setting rlimit type 7`): it is told to keep to those that there are.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }
give_up() { say "$@"; exit 1; }

command -v docker >/dev/null || give_up 'The images come from Docker: run npm run engine first.'
command -v go >/dev/null || give_up 'There is no go on this machine: install it from https://go.dev/dl/ first.'
minor=$(go env GOVERSION | sed -E 's/^go([0-9]+\.[0-9]+).*/\1/')

if ! command -v podman >/dev/null; then
  [[ $EUID == 0 ]] && command -v apt-get >/dev/null ||
    give_up 'There is no podman, and installing it takes root on Debian or Ubuntu: see https://podman.io/docs/installation.'
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq podman >/dev/null
fi

# Only where nothing is configured yet, and only where the limits that Podman asks for cannot be had.
if [[ ! -e /etc/containers/containers.conf && $EUID == 0 ]] && ! (ulimit -Hn 1048576 && ulimit -Hu 1048576) 2>/dev/null; then
  mkdir -p /etc/containers
  processes=$(ulimit -Hu)
  [[ $processes != unlimited && $processes -le 4096 ]] || processes=4096
  printf '[containers]\ndefault_ulimits=["nofile=1024:%s","nproc=%s:%s"]\n' \
    "$(ulimit -Hn)" "$processes" "$processes" >/etc/containers/containers.conf
fi

for image in "golang:$minor" "golang:$minor-warm"; do
  podman image exists "$image" || docker save "$image" | podman load --quiet >/dev/null
done
podman version --format 'Podman {{.Client.Version}} is up'
