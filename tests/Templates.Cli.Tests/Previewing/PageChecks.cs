namespace WaTemplates.Cli.Tests.Previewing;

/// <summary>Scripts that look at a laid out page; each gives the list of what is wrong.</summary>
internal static class PageChecks
{
    /// <summary>Lays out what is far below, too: elements out of sight have no sizes of their own.</summary>
    public const string LayOutAll = "() => document.querySelectorAll('.template').forEach(template => { template.style.contentVisibility = 'visible'; })";

    /// <summary>Elements that reach out of the window, and those that hide a part of what is in them.</summary>
    public const string Overflow = """
        () => [...document.body.querySelectorAll('*')].filter(element => {
          if (!element.checkVisibility() || element.closest('.skip'))
            return false;
          const box = element.getBoundingClientRect();
          const isOut = box.width > 0 && (box.left < -0.5 || box.right > innerWidth + 0.5);
          const style = getComputedStyle(element);
          const isClipped = style.overflowX !== 'visible' && style.display !== 'inline' && element.tagName !== 'INPUT' && element.tagName !== 'SELECT' && element.scrollWidth > element.clientWidth + 1;
          const isSpilt = style.display !== 'inline' && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
          return isOut || isClipped || isSpilt;
        }).map(element => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`)
        """;

    /// <summary>Texts whose colour is too near to that behind them, by WCAG 2.2, 1.4.3.</summary>
    public const string Contrast = """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = color => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            return canvas.getImageData(0, 0, 1, 1).data;
          };
          const luminance = color => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
            const part = color[i] / 255;
            return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
          }, 0);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const color = rgba(getComputedStyle(at).backgroundColor);
              if (color[3] === 255)
                return color;
            }
            return rgba('white');
          };
          const wrong = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility() || ['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName))
              continue;
            const style = getComputedStyle(element);
            const [a, b] = [luminance(rgba(style.color)), luminance(behind(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const size = parseFloat(style.fontSize);
            if (ratio < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5))
              wrong.add(`${element.tagName}.${element.className}: ${ratio.toFixed(2)}`);
          }
          return [...wrong];
        }
        """;

    /// <summary>Controls without a name, ids that stand twice, links to nowhere on the page, headings that skip a level.</summary>
    public const string Structure = """
        () => {
          const wrong = [];
          for (const control of document.querySelectorAll('input, select, button, a'))
            if (!(control.labels?.[0]?.textContent ?? control.getAttribute('aria-label') ?? control.textContent).trim())
              wrong.push(`no name: ${control.outerHTML}`);
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          wrong.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `twice: ${id}`));
          for (const link of document.querySelectorAll('a[href^="#"]'))
            if (!document.getElementById(link.hash.slice(1)))
              wrong.push(`leads nowhere: ${link.hash}`);
          let level = 0;
          for (const heading of document.querySelectorAll('h1, h2, h3')) {
            if (Number(heading.tagName[1]) > level + 1)
              wrong.push(`skips a level: ${heading.textContent}`);
            level = Number(heading.tagName[1]);
          }
          return wrong;
        }
        """;
}
