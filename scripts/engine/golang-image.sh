#!/usr/bin/env bash
# Leaves a base image for the lessons in the engine: `golang:<minor>` of this machine's Go, as golang:1.26.
#   golang-image.sh          pulled where a registry answers; else a stand-in, made of this machine's Go and Debian
#   golang-image.sh --warm   golang:<minor>-warm: the same with a filled build cache (+200 MB). The server builds in
#                            2.5 s instead of 15 on two cores, which is what makes the large test matrix affordable.
# The stand-in has the layout and the environment of the official Debian variant: /usr/local/go, GOPATH=/go,
# GOTOOLCHAIN=local, WORKDIR /go, and gcc, so that cgo is on and net/http programs come out dynamic. The machine's CA
# certificates and GOPROXY settings go in, so that `RUN go mod download` works inside a build as it does outside.
# Labelled go-docker-tour.stand-in, so that nobody takes it for the official one. ENGINE=podman makes it there.
set -euo pipefail

engine=${ENGINE:-docker}
say() { printf '%s\n' "$*" >&2; }
give_up() { say "$@"; exit 1; }
there() { "$engine" image inspect "$1" >/dev/null 2>&1; }
# macOS has no timeout(1); there the registry's own patience must do.
within() { if command -v timeout >/dev/null; then timeout "$@"; else shift; "$@"; fi; }

command -v go >/dev/null || give_up 'There is no go on this machine: install it from https://go.dev/dl/ first.'
"$engine" info >/dev/null 2>&1 || give_up "No engine answers to $engine info: start one first (npm run engine brings one up)."
minor=$(go env GOVERSION | sed -E 's/^go([0-9]+\.[0-9]+).*/\1/')
plain=golang:$minor
# Podman need not know where a short name is to be looked for.
[[ $engine != podman ]] || plain=docker.io/library/$plain

make_stand_in() {
  [[ $(uname -s) == Linux && $EUID == 0 ]] && command -v apt-get >/dev/null ||
    give_up "No image registry answers for $plain, and making a stand-in takes root on Debian or Ubuntu."
  command -v debootstrap >/dev/null || {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends debootstrap >/dev/null
  }
  local mirror suite name value default
  # not local: the trap runs after this function
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -m1 -E '/(debian|ubuntu)/?$') ||
    give_up 'apt knows no mirror of this system to make the stand-in from.'
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  debootstrap --variant=minbase --include=ca-certificates,gcc,libc6-dev "$suite" "$root" "$mirror" >/dev/null
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale}
  mkdir -p "$root/usr/local/go" "$root/go/bin" "$root/go/src"
  # As in the official image: whoever a Dockerfile's USER is may download and install there.
  chmod -R 1777 "$root/go"
  (cd "$(go env GOROOT)" && tar -ch --exclude=./test --exclude=./api --exclude=./doc --exclude=./misc .) |
    tar -x -C "$root/usr/local/go"
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  local changes=(--change 'ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
    --change "ENV GOLANG_VERSION=$(go env GOVERSION | sed 's/^go//')" --change 'ENV GOTOOLCHAIN=local'
    --change 'ENV GOPATH=/go' --change 'WORKDIR /go' --change 'CMD ["bash"]'
    --change "LABEL go-docker-tour.stand-in=$suite")
  for name in GOPROXY GOSUMDB GONOSUMDB GOFLAGS; do
    value=$(go env "$name")
    default=$(env -u "$name" GOENV=off go env "$name")
    [[ $value == "$default" ]] || changes+=(--change "ENV $name=$value")
  done
  tar -C "$root" -c . | "$engine" import "${changes[@]}" - "$plain" >/dev/null
}

make_plain() {
  there "$plain" && return
  if [[ $engine == docker ]] && within 20 docker buildx imagetools inspect "$plain" >/dev/null 2>&1; then
    docker pull "$plain"
  elif [[ $engine == podman ]] && within 600 podman pull -q "$plain" 2>/dev/null; then
    :
  else
    say "No image registry answers: making $plain of this machine's Go and Debian packages."
    make_stand_in
  fi
}

make_warm() {
  there "$plain-warm" && return
  say "Filling the build cache of $plain-warm."
  "$engine" build -q -t "$plain-warm" - >/dev/null <<DOCKERFILE
FROM $plain
RUN go build std && CGO_ENABLED=0 go build std
DOCKERFILE
}

case ${1:-} in
  '') make_plain; made=$plain ;;
  --warm) make_plain; make_warm; made=$plain-warm ;;
  *) give_up 'usage: golang-image.sh [--warm]' ;;
esac
"$engine" image ls "$made" --format '{{.Repository}}:{{.Tag}} is there, {{.Size}}'
