#!/usr/bin/env bash
# Makes the pictures of docs/images anew: runs the tests that take them in Chromium, and copies what they kept.
# usage: eng/screenshots.sh      exit code 1 when a test fails, takes no picture, or a picture is above 150 KB
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
largest=$((150 * 1024))
failed=0
mkdir -p docs/images

# picture PROJECT TEST TAKEN NAME
picture() {
    local taken=tests/Templates.$1.Tests/bin/Debug/net10.0/screenshots/$3.png name=docs/images/$4.png
    rm -f "$taken"
    dotnet test "tests/Templates.$1.Tests" -c Debug --filter "FullyQualifiedName~$2" -v q || failed=1
    if [ ! -f "$taken" ]; then
        echo "eng/screenshots.sh: $2 took no picture; is Chromium installed?" >&2
        failed=1
    elif [ "$(wc -c <"$taken")" -gt "$largest" ]; then
        echo "eng/screenshots.sh: $taken has more than $largest bytes." >&2
        failed=1
    else
        cp "$taken" "$name"
        echo "$name"
    fi
}

picture Cli PageInBrowserTests.Sample_ShowsAFindingBesideItsBubble preview-sample preview
picture Simulator PhonePageTests.Person_SeesTheMessageTapsAndTypes desktop-light phone
picture Runtime DistributionPageTests.Operator_WatchesHoldsAndGoesOn distribution-completed-1280 distributions
exit "$failed"
