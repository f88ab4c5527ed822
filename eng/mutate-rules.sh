#!/usr/bin/env bash
# Takes each rule out of RuleSet.cs and ApprovalRuleSet.cs, one at a time, and expects a fixture, a text of the corpus or a unit test to fail. The tests of
# the catalogue and of documents are left out, since they would notice any missing entry, and random ones, since they take long. Works on a copy of HEAD, so the checkout stays as it is.
# usage: eng/mutate-rules.sh [RULE…]      prints a table; exit code 1 when a rule's absence went unnoticed
set -euo pipefail
root=$(git rev-parse --show-toplevel)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git -C "$root" archive HEAD | tar -x -C "$copy"
cd "$copy"

sets=(src/Templates.Core/Rules/RuleSet.cs src/Templates.Core/Rules/Approval/ApprovalRuleSet.cs)
tests=tests/Templates.Core.Tests
dotnet build "$tests" -v q -clp:ErrorsOnly >/dev/null
run() {
    "$tests/bin/Debug/net10.0/WaTemplates.Core.Tests" -noColor \
        -class- '*.RuleCatalogTests' -class- '*.Docs.*' -class- '*.MessageFormTests' -class- '*.FixPropertyTests' -class- '*.MutationTests' \
        -class- '*.ContentContractTests' -class- '*.TemplateYamlWriterTests' -class- '*.ScalarMapTests'
}
run >/dev/null || { echo "The tests fail without any mutation." >&2; exit 2; }

survivors=0
printf '%-32s %-10s %s\n' Rule Result 'Failing tests'
for rule in ${*:-$(grep -ho 'new [A-Za-z]*()' "${sets[@]}" | sed 's/new \(.*\)()/\1/')}; do
    git -C "$root" archive HEAD "${sets[@]}" | tar -x
    touch "${sets[@]}"
    sed -i "s/new $rule(),//" "${sets[@]}"
    # The tests stay as they are; only the assembly with the rules is built anew and put beside them.
    if ! dotnet build src/Templates.Core --no-restore --no-dependencies -v q -clp:ErrorsOnly >/dev/null || ! cp src/Templates.Core/bin/Debug/netstandard2.0/WaTemplates.Core.dll "$tests/bin/Debug/net10.0/"; then
        result='no build' failed=-
    elif output=$(run); then
        result=SURVIVED failed=0 survivors=$((survivors + 1))
    else
        result=killed failed=$(sed -n 's/.*Failed: \([0-9]*\).*/\1/p' <<<"$output" | tail -1)
    fi
    printf '%-32s %-10s %s\n' "$rule" "$result" "$failed"
done
exit $((survivors > 0))
