#!/usr/bin/env bash
# Runs tests with coverage and prints which share of each shipped assembly's lines they reach. A line counts once, however many projects and processes reached it.
# usage: eng/coverage.sh [PROJECT…]      projects as in tests/Templates.PROJECT.Tests, all of them by default; exit code 1 when a test failed or nothing was measured
# The measurements, in Cobertura's format, stay in artifacts/coverage.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
results=artifacts/coverage
rm -rf "$results"

if [ $# -eq 0 ]; then
    for folder in tests/*.Tests; do
        project=${folder#tests/Templates.}
        set -- "$@" "${project%.Tests}"
    done
fi

failed=0
for project in "$@"; do
    tests=tests/Templates.$project.Tests
    [ -d "$tests" ] || { echo "eng/coverage.sh: there is no $tests. Name a project as in tests/Templates.PROJECT.Tests, such as Core." >&2; exit 2; }
    dotnet test "$tests" --settings eng/coverage.runsettings --collect 'Code Coverage' --results-directory "$results/$project" || failed=1
done

# Builds of CI write /_/ in place of the repository's path.
mapfile -d '' measurements < <(find "$results" -name '*.cobertura.xml' -print0)
[ "${#measurements[@]}" -gt 0 ] || { echo 'eng/coverage.sh: nothing was measured.' >&2; exit 1; }
echo
awk -v root="$PWD/" '
    function value(name,   rest) { rest = $0; sub(".*[ ]" name "=\"", "", rest); sub("\".*", "", rest); return rest }
    /<package /  { assembly = value("name"); sub(/\.dll$/, "", assembly) }
    /<class /    { file = value("filename"); ours = index(file, root "src/") == 1 || index(file, "/_/src/") == 1; sub(/^.*\/src\//, "", file) }
    /<line / && ours {
        line = assembly "\t" file "\t" value("number")
        if (!(line in seen)) { seen[line] = 1; lines[assembly]++ }
        if (value("hits") > 0 && !(line in hit)) { hit[line] = 1; reached[assembly]++ }
    }
    END { for (assembly in lines) printf "%s\t%d\t%d\n", assembly, lines[assembly], reached[assembly] }
' "${measurements[@]}" | LC_ALL=C sort | awk -F '\t' '
    BEGIN { print "| Assembly | Lines | Reached | |"; print "|---|---:|---:|---:|" }
    { printf "| `%s` | %d | %d | %.1f %% |\n", $1, $2, $3, 100 * $3 / $2; all += $2; reached += $3 }
    END { if (all == 0) exit 1; printf "| All | %d | %d | %.1f %% |\n", all, reached, 100 * reached / all }
'
exit "$failed"
