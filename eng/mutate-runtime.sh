#!/usr/bin/env bash
# Takes the runtime's guards out, one at a time, and expects a test to fail: a test of reliability that never fails proves nothing.
# Works on a copy of HEAD, so the checkout stays as it is.
# usage: eng/mutate-runtime.sh [MUTATION…]      prints a table; exit code 1 when a guard's absence went unnoticed
set -euo pipefail
root=$(git rev-parse --show-toplevel)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git -C "$root" archive HEAD | tar -x -C "$copy"
cd "$copy"

# project ASSEMBLY: whose guards come next
project() {
    assembly=Wa$1 runtime=src/$1 tests=tests/$1.Tests/bin/Debug/net10.0
    dotnet build "tests/$1.Tests" -p:RunAnalyzers=false -v q -clp:ErrorsOnly >/dev/null
    cp "$tests/$assembly.dll" original.dll
}

project Templates.Runtime
wanted=" $* " survivors=0
printf '%-34s %-10s %s\n' Mutation Result 'Failing tests'

# mutation NAME FILE TEXT REPLACEMENT TEST-CLASS…
mutation() {
    local name=$1 file=$runtime/$2 old=$3 new=$4 result failed=- output content class classes=()
    shift 4
    [[ $wanted == '  ' || $wanted == *" $name "* ]] || return 0
    for class in "$@"; do classes+=(-class "*.$class"); done
    content=$(<"$file")
    if [[ $content != *"$old"* ]]; then
        printf '%-34s %-10s %s\n' "$name" 'NOT FOUND' -
        survivors=$((survivors + 1))
        return 0
    fi
    cp "$file" original.cs
    printf '%s\n' "${content/"$old"/"$new"}" > "$file"
    # The tests stay as they are; only the assembly with the guards is built anew and put beside them.
    if ! dotnet build "$runtime" --no-restore --no-dependencies -p:RunAnalyzers=false -v q -clp:ErrorsOnly >/dev/null; then
        result='NO BUILD' survivors=$((survivors + 1))
    else
        cp "$runtime/bin/Debug/net10.0/$assembly.dll" "$tests/"
        if output=$(timeout 120 "$tests/$assembly.Tests" -noColor "${classes[@]}"); then
            result=SURVIVED failed=0 survivors=$((survivors + 1))
        else
            result=killed failed=$(sed -n 's/.*Failed: \([0-9]*\).*/\1/p' <<<"$output" | tail -1)
            failed=${failed:-hangs}
        fi
    fi
    cp original.cs "$file"
    cp original.dll "$tests/$assembly.dll"
    printf '%-34s %-10s %s\n' "$name" "$result" "$failed"
}

operations=Ledger/Sqlite/Operations
mutation room-after-results Ledger/Sqlite/WriteQueue.cs 'claim.Taking?.Invoke();' 'ThreadPool.QueueUserWorkItem(_ => claim.Taking?.Invoke());' WriteQueueTests
mutation results-left-behind Ledger/Sqlite/WriteQueue.cs 'i == (int)WritePriority.Results ? int.MaxValue : ' '' WriteQueueTests
mutation results-do-not-wait Ledger/Sqlite/WriteQueue.cs 'priority is not WritePriority.Results && ' '' WriteQueueTests
mutation claim-without-intent $operations/Claiming.cs 'SET state = 1, attempt' 'SET attempt' SqliteLedgerTests
mutation answer-before-commit Ledger/Sqlite/SqliteWriter.cs '            session.Commit();
            return null;' '            foreach (var operation in operations)
                operation.Complete();
            Thread.Sleep(50);
            session.Commit();
            return null;' DeadlineTests
mutation recovery-at-open $operations/SenderWrites.cs 'SET state = 3, updated_at = $2 WHERE' 'SET updated_at = $2 WHERE' SqliteLedgerTests
mutation recovery-requeues $operations/SenderWrites.cs 'SET state = 3, updated_at = $2 WHERE' 'SET state = 0, updated_at = $2 WHERE' SqliteLedgerTests KillTests
mutation fence-of-acceptance $operations/ResultWrites.cs 'WHERE id = ?1 AND attempt = ?2 AND state IN (1, 3)' 'WHERE id = ?1 AND ?2 >= 0 AND state IN (1, 3)' SqliteLedgerTests
mutation fence-of-failure $operations/ResultWrites.cs 'WHERE id = $1 AND attempt = $2 AND state = 1"' 'WHERE id = $1 AND $2 >= 0 AND state = 1"' SqliteLedgerTests
mutation deadline Sending/SendAttempt.cs 'time.GetElapsedTime(claimedAt) > options.Value.SendDeadline' 'claimedAt < 0' DeadlineTests
mutation deadline-from-the-answer Sending/SendAttempt.cs 'var message = await MessageAsync(send).ConfigureAwait(false);' 'var message = await MessageAsync(send).ConfigureAwait(false); claimedAt = time.GetTimestamp();' DeadlineTests
mutation suppression-in-claim $operations/QueueReader.cs 's.kind <> 2 AND EXISTS (SELECT 1 FROM suppression x WHERE' '0 AND EXISTS (SELECT 1 FROM suppression x WHERE' SqliteLedgerTests OptOutRaceTests
mutation suppression-at-enqueue $operations/SendWrites.cs 'WHEN $2 <> 2 AND EXISTS' 'WHEN $2 > 9 AND EXISTS' SqliteLedgerTests
mutation suppression-at-requeue $operations/SendWrites.cs 'WHEN kind <> 2 AND EXISTS' 'WHEN kind > 9 AND EXISTS' SqliteLedgerTests
mutation suppression-of-the-queue $operations/OptOutWrites.cs 'AND state = 0 AND recipient = $1' 'AND state = 99 AND recipient = $1' SqliteLedgerTests
mutation live-send-of-a-person $operations/QueueReader.cs 'AND (o.state = 1 OR' 'AND (o.state = 99 OR' SqliteLedgerTests
mutation unknown-send-of-a-person $operations/QueueReader.cs '(o.state = 3 AND (' '(o.state = 99 AND (' SqliteLedgerTests
mutation one-of-a-person-in-a-claim $operations/Claiming.cs '!IsHeldBack(batch, group, candidate) && batch.Recipients.Add(candidate.Recipient)' '!IsHeldBack(batch, group, candidate) | batch.Recipients.Add(candidate.Recipient)' SqliteLedgerTests
mutation long-list-in-file-order Distributions/MemberImport.cs 'if (batch.Members.Count > LargestInListOrder)' 'if (batch.Members.Count > int.MaxValue)' LongListTests
mutation persons-last-line Distributions/MemberImport.cs 'Array.Sort(order);' 'Array.Sort(order, (a, b) => (a.Key, -a.Index).CompareTo((b.Key, -b.Index)));' LongListTests
mutation approval-freshness $operations/QueueGroup.cs "AND checked_at >= \$2\"" 'AND $2 > 0"' SqliteLedgerTests
mutation approval-status $operations/QueueGroup.cs "AND status = 'approved'" '' SqliteLedgerTests
mutation sender-pause $operations/Claiming.cs '|| SenderWrites.PauseOf(scope.Session, request.Sender, scope.Now) is not null' '' SqliteLedgerTests PaceTests
mutation list-pause Ledger/Rules/DistributionGate.cs '=> isRunning && !(settings' '=> !(settings' SqliteLedgerTests
mutation window-of-24-hours $operations/QueueReader.cs 's.kind > 0 AND coalesce' 's.kind > 9 AND coalesce' SqliteLedgerTests
mutation dedupe-key $operations/SendWrites.cs 'VALUES ($1, $2, $3, $4, 0, $5, $6, $7,' "VALUES (\$1 || '-' || (SELECT count(*) FROM send), \$2, \$3, \$4, 0, \$5, \$6, \$7," SqliteLedgerTests SendingTests
mutation unreachable-goes-on Sending/Dispatcher.cs 'if (reachability.IsLost && (InFlight > taken || !reachability.IsTryDue))' 'if (false)' PaceTests
mutation unreachable-unnoticed Sending/FailureHandling.cs 'outcome.Status == CreateStatus.NotProcessed ? false : null' 'null' PaceTests
mutation question-never-opened $operations/Claiming.cs 'if (candidate.HasQuestion)' 'if (false)' SqliteLedgerTests
mutation rate Ledger/Rules/PermitBucket.cs 'start + granted * interval' 'start' LedgerRuleTests PaceTests
mutation delivery-rank Ledger/Rules/DeliveryOrder.cs 'return (Rank(reported) - Rank(current)) switch' 'return (Rank(reported) + 1) switch' SqliteLedgerTests LedgerRuleTests
mutation inbound-dedupe $operations/InboundWrites.cs 'if (InboundReads.Decision(scope.Session, message.MessageSid) is { } known)' 'if (InboundReads.Decision(scope.Session, message.MessageSid + "x") is { } known)' SqliteLedgerTests InboundEndpointTests ConversationTests ProcessTests
mutation start-lifts-everything $operations/OptOutWrites.cs 'WHERE recipient = $1 AND liftable = 1 AND since' 'WHERE recipient = $1 AND since' SqliteLedgerTests LedgerModelTests ConversationTests
mutation liftable-by-source Ledger/Rules/LedgerRules.cs '=> source is OptOutSource.Reply or' '=> source is OptOutSource.Link or OptOutSource.Operator or OptOutSource.Reply or' SqliteLedgerTests LedgerRuleTests ConversationTests
mutation absent-once Sending/Reconciler.cs 'if (send.Looks == 0 &&' 'if (send.Looks < 0 &&' ReconcilerTests
mutation hold-policy Sending/Reconciler.cs 'options.Value.UnknownPolicy == UnknownPolicy.Hold ||' '' ReconcilerTests
mutation ambiguous-is-retried Twilio/TwilioApi.cs 'return new CreateOutcome(CreateStatus.Ambiguous);' 'return new CreateOutcome(CreateStatus.NotProcessed);' TwilioApiTests ReconcilerTests
mutation error-500-is-retried Twilio/CreateAnswer.cs 'isFinal ? CreateStatus.Refused : CreateStatus.Ambiguous' 'isFinal ? CreateStatus.Refused : CreateStatus.NotProcessed' TwilioApiTests ReconcilerTests
mutation known-sid-is-found-again Sending/Reconciler.cs '!known.Contains(message.Sid)' 'message.Sid.Length > 0' ReconcilerTests FaultSeedTests
mutation signature Webhooks/SignatureVerifier.cs 'if (CryptographicOperations.FixedTimeEquals(expected, signature))' 'if (expected.Length == signature.Length)' RefusalTests SignatureVectorTests
mutation signature-distinct-values Webhooks/SignedText.cs 'if (i > 0 && Compare(form, order[i - 1], order[i]) == 0)' 'if (i < 0)' SignatureVectorTests SignaturePropertyTests
mutation signature-sorted-values Webhooks/SignedText.cs 'return names != 0 ? names : Compare(form.Value(left), form.Value(right));' 'return names != 0 ? names : left - right;' SignatureVectorTests SignaturePropertyTests
mutation account-of-a-webhook Webhooks/OwnAccount.cs 'if (form.Find("AccountSid"u8) != options.Value.Twilio.AccountSid)' 'if (form.Find("AccountSid"u8) is null)' RefusalTests InboundEndpointTests
mutation looking-opts-out OptOuts/OptOutEndpoint.cs 'else if (isPost)' 'else if (isPost || HttpMethods.IsGet(request.Method))' OptOutEndpointTests
mutation quoting-errors-in-logs Webhooks/LedgerCall.cs 'throw new LedgerException(e.GetType().Name, e);' 'throw new LedgerException(e.Message, e);' PrivacyTests LedgerOutageTests
mutation mask Recipients/AddressMask.cs 'if (PhoneNumber.TryParseExact(name, out var number))' 'if (PhoneNumber.TryParseExact(name, out var number)) return name.ToString(); if (number.Digits is not null)' PhoneNumberTests
gate=Ledger/Rules/DistributionGate.cs
mutation suppression-of-lists $operations/OptOutWrites.cs 'WHERE distribution_id > 0 AND state = 0 AND recipient' 'WHERE distribution_id > 0 AND state = 99 AND recipient' SqliteLedgerTests
mutation suppression-at-import $operations/MemberRows.cs 'WHERE NOT EXISTS (SELECT 1' 'WHERE 1 OR NOT EXISTS (SELECT 1' SqliteLedgerTests
mutation list-dedupe Ledger/Sqlite/Migrations/0001_ledger.sql 'CREATE UNIQUE INDEX send_member' 'CREATE INDEX send_member' SqliteLedgerTests
mutation list-budget $gate 'Math.Clamp(left ?? wanted, 0, wanted)' 'wanted' SqliteLedgerTests
mutation list-budget-given-back $operations/SendWrites.cs 'SET budget = budget + 1' 'SET budget = budget + 0' SqliteLedgerTests
mutation list-rate $gate 'Room = Math.Min(Room, granted);' 'Room = Math.Max(Room, granted);' SqliteLedgerTests
mutation account-rate $operations/Claiming.cs 'TakeAccountPermits(scope, nowTicks, used, shared)' 'TakeAccountPermits(scope, nowTicks, 0, shared)' SqliteLedgerTests
mutation not-before $gate '!(settings.NotBefore > now)' '!(settings.NotBefore > now.AddDays(9))' SqliteLedgerTests
mutation not-after $gate 'settings.NotAfter < now' 'settings.NotAfter < now.AddDays(-9)' SqliteLedgerTests
mutation quiet-hours Ledger/Rules/QuietTime.cs 'return local.IsBetween(quiet.From, quiet.To);' 'return local == default;' SqliteLedgerTests ListRuleTests
mutation quiet-hours-of-the-person Ledger/Rules/QuietTime.cs 'timeZone ?? quiet.TimeZone' 'quiet.TimeZone' SqliteLedgerTests ListRuleTests
mutation pair-rate $gate 'lastTemplate > now - LedgerRules.PairInterval' 'lastTemplate > now' SqliteLedgerTests
mutation days-between $gate 'settings.MinDaysBetween > 0 && lastTemplate' 'settings.MinDaysBetween > 9999 && lastTemplate' SqliteLedgerTests
mutation day-cap $operations/DayCap.cs 'return count.People >= cap &&' 'return count.People > cap + 9999 &&' SqliteLedgerTests
mutation completion $operations/DistributionWrites.cs 'value IN (0, 1, 3) AND n > 0' 'value IN (0, 1) AND n > 0' SqliteLedgerTests
mutation completion-stays $operations/MemberWrites.cs 'iif(state = 3, 0, state)' 'iif(state = 33, 0, state)' SqliteLedgerTests
mutation retention-each-hour Sending/Upkeep.cs '(now - last).Duration() < RetentionInterval' 'now < last' UpkeepTests
mutation health-of-unknown Hosting/LedgerHealth.cs 'return unknown == 0 ?' 'return unknown >= 0 ?' HealthTests
mutation breaker Distributions/Courses.cs 'public static bool IsCritical(int code) =>' 'public static bool IsCritical(int code) => code < 0 &&' BreakerTests
mutation failure-share Distributions/Courses.cs '=> failed > 0 && failed > share' '=> failed < 0 && failed > share' BreakerTests ListRuleTests
mutation silence Distributions/SilenceWatch.cs 'if (now - last.At >= Silence' 'if (now < last.At' ListRuleTests
mutation restore-guard Distributions/RestoreGuard.cs 'return true;' 'return false;' RestoreTests
mutation restore-adopts $operations/AdoptWrites.cs 'ResultWrites.Adopt(scope, id, message.MessageSid);' '' SqliteLedgerTests RestoreTests

mutation missed-before-sending Sending/Dispatcher.cs 'await sweep.FirstLook.WaitAsync(stoppingToken).ConfigureAwait(false);' '_ = sweep;' ConversationTests
mutation later-of-stop-and-start $operations/OptOutWrites.cs 'AND since <= $2' 'AND $2 > 0' SqliteLedgerTests
mutation window-of-a-found-message $operations/InboundWrites.cs 'scope[Heard].Execute(recipient, sender, scope.Earlier(message.SentAt));' 'scope[Heard].Execute(recipient, sender, scope.Now);' SqliteLedgerTests
mutation job-of-another-process Jobs/ReplyHandlerLoop.cs 'services.IsService(typeof(IReplyHandler))' 'services is not null' ConversationTests
mutation stopped-handler-keeps-lease Jobs/JobLoop.cs 'catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Due' 'catch (OperationCanceledException) when (job.Attempt < 0)
        {
            // Due' ConversationTests
mutation handler-without-end Jobs/ReplyHandlerLoop.cs '.WaitAsync(limit.Token)' '' ConversationTests
mutation resent-by-policy Sending/Reconciler.cs 'IsResentUnseen ? null : await' 'await' ReconcilerTests

# Those of the ledger on PostgreSQL, which has to be installed.
project Templates.Runtime.PostgreSql
mutation pg-claim-without-intent Operations/ClaimBatch.cs 'SET state = 1, attempt' 'SET attempt' PostgreSqlLedgerTests ClaimRaceTests
mutation pg-skip-locked Operations/QueueLook.cs 'ORDER BY s.id LIMIT h.rows FOR UPDATE SKIP LOCKED' 'ORDER BY s.id LIMIT h.rows FOR UPDATE' ClaimRaceTests
mutation pg-lock-of-rows Operations/QueueLook.cs 'ORDER BY s.id LIMIT h.rows FOR UPDATE SKIP LOCKED' 'ORDER BY s.id LIMIT h.rows' ClaimRaceTests
mutation pg-lock-of-a-person Operations/QueueLook.cs 'pg_try_advisory_xact_lock({PersonLock.KeyOf("l.recipient", "$1")})' 'true' ClaimRaceTests
mutation pg-index-of-a-person Migrations/0001_ledger.sql 'CREATE UNIQUE INDEX send_live_person' 'CREATE INDEX send_live_person' ClaimRaceTests
mutation pg-live-send-of-a-person Operations/Candidates.cs '(o.state = 1 OR' '(o.state = 99 OR' PostgreSqlLedgerTests
mutation pg-held-send-of-a-person Operations/Candidates.cs 'o.state = 3 AND o.held' 'o.state = 99 AND o.held' PostgreSqlLedgerTests
mutation pg-one-of-a-person-in-a-claim Operations/ClaimBatch.cs '&& recipients.Add(candidate.Recipient)' '' PostgreSqlLedgerTests
mutation pg-fence-of-acceptance Operations/ResultWrites.cs 'AND l.attempt = r.attempt AND' 'AND' PostgreSqlLedgerTests LeaseTests
mutation pg-fence-of-failure Operations/ResultWrites.cs 'WHERE id = $1 AND attempt = $2 AND state = 1 AND owner' 'WHERE id = $1 AND $2 >= 0 AND state = 1 AND owner' PostgreSqlLedgerTests
mutation pg-fence-of-owner Operations/ResultWrites.cs 'AND owner = $7' 'AND $7 >= 0' LeaseTests
mutation pg-lease Operations/SenderWrites.cs 'UPDATE send SET state = 3, updated_at = $1' 'UPDATE send SET updated_at = $1' PostgreSqlLedgerTests LeaseTests
mutation pg-lease-requeues Operations/SenderWrites.cs 'UPDATE send SET state = 3, updated_at = $1' 'UPDATE send SET state = 0, updated_at = $1' PostgreSqlLedgerTests LeaseTests
mutation pg-lease-of-the-living Operations/SenderWrites.cs 'WHERE state = 1 AND lease_until <=' 'WHERE state = 1 AND lease_until - 80000 <=' LeaseTests
mutation pg-suppression-in-claim Operations/Candidates.cs 's.kind <> 2 AND (SELECT 1 FROM suppression' 's.kind > 9 AND (SELECT 1 FROM suppression' OptOutRaceTests
mutation pg-suppression-at-enqueue Operations/SendWrites.cs 'CASE WHEN i.kind <> 2 AND' 'CASE WHEN i.kind > 9 AND' PostgreSqlLedgerTests
mutation pg-suppression-of-the-queue Operations/OptOutWrites.cs 'AND s.state = 0 AND s.recipient' 'AND s.state = 99 AND s.recipient' PostgreSqlLedgerTests
mutation pg-approval-freshness Operations/QueuePart.cs 'AND a.checked_at >= $2' 'AND $2 > 0' PostgreSqlLedgerTests
mutation pg-sender-pause Operations/Claiming.cs '|| await SenderWrites.PauseOfAsync(scope, request.Sender).ConfigureAwait(false) is not null' '' PostgreSqlLedgerTests ClaimRaceTests
mutation pg-list-pause Operations/ListGate.cs 'WHERE state = 1"' 'WHERE state < 9"' PostgreSqlLedgerTests ClaimRaceTests
mutation pg-lock-of-a-budget Operations/ListGate.cs 'ORDER BY id FOR UPDATE' 'ORDER BY id' ClaimRaceTests
mutation pg-lock-of-the-day-cap Operations/Claiming.cs 'SELECT 1 FROM sender WHERE id = $1 FOR UPDATE' 'SELECT 1 FROM sender WHERE id = $1' ClaimRaceTests
mutation pg-rate-lock Operations/RateBucket.cs 'FROM sender WHERE id = $1 FOR UPDATE' 'FROM sender WHERE id = $1' PermitRaceTests
mutation pg-inbound-lock Operations/InboundWrites.cs 'await PersonLock.TakeAsync(scope, message.From.Key, sender).ConfigureAwait(false);' '' OptOutRaceTests
mutation pg-member-of-the-list Operations/MemberWrites.cs 'WHERE x.id IS NOT NULL OR x.is_out' 'WHERE x.is_out' PostgreSqlLedgerTests
mutation pg-opt-out-at-import Operations/MemberWrites.cs 'WHERE x.id IS NOT NULL OR x.is_out' 'WHERE x.id IS NOT NULL' PostgreSqlLedgerTests
mutation pg-person-cut-apart Operations/MemberWrites.cs 'members[end].Recipient.Key == members[end - 1].Recipient.Key' 'end < 0' LargeImportTests
mutation pg-span-of-a-list Operations/MemberRows.cs 'greatest(s.last_send' 'least(s.last_send' LargeImportTests
mutation pg-span-of-a-copy Copying/CopyTarget.cs 'await scope.ExecuteAsync(Spans).ConfigureAwait(false);' '' CopyModelTests LedgerCopyTests
mutation pg-lock-of-an-import Operations/MemberWrites.cs 'FROM distribution WHERE key = $1"' 'FROM distribution WHERE key = $1 FOR SHARE"' LargeImportTests
mutation pg-stop-of-an-import Operations/MemberWrites.cs 'throw new ListStoppedException();' 'return;' LargeImportTests
mutation pg-name-taken-back NameCache.cs 'if (!scope.OwnNames.Contains(key))' '' NameTests
mutation pg-whole-look Operations/Claiming.cs 'after.Clear();' '' PostgreSqlLedgerTests ClaimRaceTests
exit $((survivors > 0))
