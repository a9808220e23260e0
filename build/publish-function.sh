#!/bin/sh
# Puts a function's bootstrap where `sam build` wants it: publish-function.sh PROJECT RUNTIME DIRECTORY
#
# Several functions of the template carry one program, and `sam build` builds each in a copy of the sources of its own, at
# once if it is told to. So the program is compiled once, kept under a name made of its sources, and copied from there.
set -eu

project=$1 runtime=$2 destination=$3
kept=${XDG_CACHE_HOME:-$HOME/.cache}/probesuite
mkdir -p "$kept" "$destination"

# Held until the script ends, so that of several builds at once the first compiles and the others wait.
exec 9> "$kept/lock"
flock 9

# A project's folder, and those of the projects that it refers to, and so on.
folders() {
    echo "src/$1"
    sed -n 's|.*<ProjectReference Include=".*/\(.*\)\.csproj".*|\1|p' "src/$1/$1.csproj" |
        while read -r referred; do folders "$referred"; done
}

sources=$({
    dotnet --version
    # shellcheck disable=SC2046
    find $(folders "$project" | sort -u) Directory.*.props global.json build -type f \
        -not -path '*/bin/*' -not -path '*/obj/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
} | sha256sum | cut -c 1-16)
program=$kept/$project-$runtime-$sources

if [ ! -f "$program" ]; then
    work=$(mktemp -d "$kept/XXXXXX")
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' INT TERM HUP

    # Away from the project's own obj folders, which another build may be using, and without the analyzers, which belong to
    # it. The compiler's servers live on, and must not take the lock with them.
    dotnet publish "src/$project" -c Release -r "$runtime" -o "$work" --artifacts-path "$work/artifacts" \
        -p:RunAnalyzers=false -v quiet --nologo >&2 9>&-

    # Amazon Linux 2023 has glibc 2.34: a program linked to a newer one would fail only when it is invoked.
    newest=$(objdump -T "$work/bootstrap" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1)
    if [ "$(printf '%s\nGLIBC_2.34\n' "$newest" | sort -V | tail -1)" != GLIBC_2.34 ]; then
        echo "$project needs $newest and provided.al2023 has GLIBC_2.34: build on Debian 12 or Amazon Linux 2023" >&2
        exit 1
    fi

    find "$kept" -name "$project-$runtime-*" -mtime +7 -delete
    mv "$work/bootstrap" "$program"
fi

install -m 755 "$program" "$destination/bootstrap"
