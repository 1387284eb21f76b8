#!/usr/bin/env bash
# Brings up a Docker engine with BuildKit for the tests: `npm run engine`, as root on Debian or Ubuntu.
# Where an engine answers already there is nothing to do; elsewhere this says in a sentence what to do by hand.
# Debian stable has an old engine and no buildx: there, both are unpacked from Debian testing into $opt, beside what is
# installed, and only runc, iptables and tini are stable's own.
set -euo pipefail

opt=/opt/docker-engine
log=/var/log/dockerd-go-docker-tour.log

say() { printf '%s\n' "$*" >&2; }
give_up() { say "$@"; exit 1; }
has_systemd() { [[ -d /run/systemd/system ]]; }
answers() { docker info >/dev/null 2>&1; }

report() {
  docker version --format 'Docker engine {{.Server.Version}} is up'
  docker buildx version >/dev/null 2>&1 ||
    say 'It has no buildx, so what needs BuildKit will fail: install your system'\''s docker-buildx package.'
}

refuse_elsewhere() {
  [[ $(uname -s) != Darwin ]] ||
    give_up 'No Docker engine answers: start Docker Desktop, or run colima start, and then npm run engine again.'
  local id=unknown like=''
  [[ ! -r /etc/os-release ]] || { id=$(. /etc/os-release && echo "$ID"); like=$(. /etc/os-release && echo "${ID_LIKE:-}"); }
  case " $id $like " in
    *' debian '* | *' ubuntu '*) ;;
    *) give_up "No Docker engine answers, and this script knows only Debian and Ubuntu: install Docker Engine (https://docs.docker.com/engine/install/), start it, and run npm run engine again." ;;
  esac
  [[ $EUID == 0 ]] && return
  if command -v docker >/dev/null; then
    give_up 'Docker is installed but does not answer you: start it with sudo systemctl start docker, or, if it is running, join its group with sudo usermod -aG docker "$USER" and log in again.'
  fi
  give_up 'No Docker engine answers, and installing one takes root: run sudo npm run engine.'
}

# The mirror that this machine's apt uses for Debian itself.
debian_mirror() { apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -m1 -E '/debian/?$'; }

# Unpacks packages of Debian testing into $opt; nothing is installed, and apt's own lists stay as they are.
unpack_from_testing() {
  local lists mirror deb
  mirror=$(debian_mirror) || give_up 'apt knows no Debian mirror here: install Docker Engine with buildx by hand.'
  lists=$(mktemp -d)
  mkdir -p "$lists/lists/partial" "$lists/debs" "$opt"
  echo "deb $mirror testing main" >"$lists/sources.list"
  local options=(-o Dir::Etc::SourceList="$lists/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::State::Lists="$lists/lists" -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update -qq
  (cd "$lists/debs" && apt-get "${options[@]}" download -qq "$@")
  for deb in "$lists"/debs/*.deb; do dpkg -x "$deb" "$opt"; done
  rm -rf "$lists"
}

link_buildx() {
  mkdir -p /usr/local/lib/docker/cli-plugins
  ln -sf "$opt/usr/libexec/docker/cli-plugins/docker-buildx" /usr/local/lib/docker/cli-plugins/docker-buildx
}

install_engine() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  local packages=(docker.io iptables tini)
  [[ -z $(apt-cache search --names-only '^docker-buildx$') ]] || packages+=(docker-buildx)
  [[ -z $(apt-cache search --names-only '^docker-cli$') ]] || packages+=(docker-cli)
  apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
  if docker buildx version >/dev/null 2>&1; then return; fi
  if has_systemd; then
    unpack_from_testing docker-buildx
  else
    # The package may have started its own, older daemon.
    stop_daemon
    unpack_from_testing docker.io docker-cli docker-buildx containerd
    ln -sf "$opt/usr/bin/docker" /usr/local/bin/docker
  fi
  link_buildx
}

stop_daemon() {
  local pid
  pid=$(cat /var/run/docker.pid 2>/dev/null) || return 0
  kill "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
}

start_engine() {
  if has_systemd; then
    systemctl start docker
  else
    [[ ! -x $opt/usr/sbin/dockerd ]] || export PATH=$opt/usr/sbin:$opt/usr/bin:$PATH
    setsid dockerd >"$log" 2>&1 </dev/null &
  fi
  local tries
  for ((tries = 0; tries < 120; tries++)); do
    answers && return
    sleep 0.5
  done
  [[ ! -r $log ]] || tail -n 5 "$log" >&2
  give_up 'The Docker engine was started and does not answer after a minute; the lines above are the last it said.'
}

if answers; then report; exit; fi
refuse_elsewhere
command -v dockerd >/dev/null || [[ -x $opt/usr/sbin/dockerd ]] || install_engine
start_engine
report
