using System.Collections.Frozen;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Distributions;

/// <summary>
/// Tells numbers of the United States from those of the countries that share its code. Source: North American Numbering
/// Plan Administrator, area codes by country; territories count as the United States.
/// </summary>
internal static class UnitedStatesNumbers
{
    private const string Canada = "204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 514 519 548 568 579 581 584 587 600 604 613 622 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942";
    private const string Others = "242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876";

    private static readonly FrozenSet<int> Elsewhere = $"{Canada} {Others}".Split(' ').Select(int.Parse).ToFrozenSet();

    public static bool Has(PhoneNumber number)
        => number.Digits is ['1', ..] digits && digits.Length == 11 && !Elsewhere.Contains(((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0');
}
