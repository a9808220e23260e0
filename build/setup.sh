#!/bin/sh
# Installs what is missing to build and run the lab on Debian or Ubuntu, with the word "tests" also what the tests need,
# and says what and why. Safe to repeat.
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

missing=
want() { # PACKAGE WHY TEST...
    package=$1 why=$2
    shift 2
    if ! "$@" > /dev/null 2>&1; then
        echo "$package is missing: $why"
        missing="$missing $package"
    fi
}

have() { PATH="$PATH:/usr/sbin:/sbin" command -v "$1"; }
browser() { have google-chrome || have chromium || have chromium-browser; }
postgres() { ls /usr/lib/postgresql/*/bin/initdb; }

want iproute2 "the lab builds networks with ip" have ip
want nftables "security groups and network ACLs are nftables rules in the lab" have nft
want util-linux "the lab lives in namespaces of its own, made by unshare" have unshare
want dnsmasq-base "it plays the Amazon resolver" have dnsmasq
want postgresql "it plays the RDS database" postgres
want clang "native AOT compiles the functions with it" have clang
want zlib1g-dev "native AOT links the functions with it" test -e /usr/include/zlib.h
want binutils "the build checks the functions' glibc symbols with objdump" have objdump
want python3 "moto, which plays SNS, SQS, S3, SSM and STS, runs on it" have python3
if [ "${1:-}" = tests ]; then
    want mariadb-server "tests sign in to a real MariaDB as RDS's IAM users do, by its plugin for PAM" test -e /usr/lib/mysql/plugin/auth_pam.so
    want prometheus-blackbox-exporter "tests and benchmarks hold the probe against it" have prometheus-blackbox-exporter
    if ! grep -q '^ID=ubuntu' /etc/os-release; then
        want chromium "the tests look at a report's page in it" browser
    elif ! browser > /dev/null; then
        # Ubuntu has it as a snap alone, which cannot open files of /tmp.
        echo "A browser is missing, in which the tests look at a report's page: https://www.google.com/chrome/" >&2
    fi
fi

if [ -n "$missing" ]; then
    as_root apt-get update -qq
    # The packages of servers would start one of their own, now and at each boot, which nobody here needs. This file is what
    # they ask first.
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
        trap 'exit 1' INT TERM
        printf '#!/bin/sh\nexit 101\n' | as_root install -m 755 /dev/stdin /usr/sbin/policy-rc.d
    fi
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing > /dev/null
    if have systemctl > /dev/null; then
        for unit in postgresql mariadb prometheus-blackbox-exporter; do
            case "$missing" in *"$unit"*) as_root systemctl --quiet disable "$unit" || true ;; esac
        done
    fi
fi

if ! python3 -c 'import moto.server, boto3, cfnlint, samtranslator' 2> /dev/null &&
    ! .venv/bin/python -c 'import moto.server, boto3, cfnlint, samtranslator' 2> /dev/null; then
    echo "moto, boto3, cfn-lint and aws-sam-translator are missing: the lab's AWS, and the judges of our wire formats and template"
    python3 -m venv .venv 2> /dev/null || { as_root apt-get install -y -qq python3-venv > /dev/null && python3 -m venv .venv; }
    .venv/bin/pip install -q -r requirements.txt
fi

if ! dotnet --version > /dev/null 2>&1; then
    echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    exit 1
fi
