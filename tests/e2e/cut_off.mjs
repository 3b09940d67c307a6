// What does not fit where it stands: measured on the page as it is laid out.

/** What may be scrolled sideways within itself: boards and tables. */
const OWN = ".board, .table-frame";

/** Cells tell their whole text to the pointer; a phone's row has room for what it has. */
const CELLS = "td, th, tr";

/**
 * Faults, each as a line: what scrolls sideways, which controls are cut off, and with `words` which texts are.
 */
export const cutOff = (page, { words = false } = {}) =>
  page.evaluate(
    ([own, cells, words]) => {
      const faults = new Set();
      const all = [...document.querySelectorAll("body, body *")];
      const told = (element) => {
        const text = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ").slice(0, 50);
        const classes = element.getAttribute("class");
        return `<${element.localName}${classes ? ` class="${classes}"` : ""}> “${text}”`;
      };
      const style = new Map();
      const styled = (element) => style.get(element) ?? (style.set(element, getComputedStyle(element)), style.get(element));
      const clips = (element) => styled(element).overflowX !== "visible";
      // Said to those who listen only, or not there at all.
      const isSeen = (element) => {
        if (!element.checkVisibility({ opacityProperty: false, visibilityProperty: true })) return false;
        for (let at = element; at && at !== document.body; at = at.parentElement) {
          const { clipPath, position } = styled(at);
          if (clipPath !== "none" && position === "absolute") return false;
        }
        return true;
      };
      const isOwn = (element) => element.closest(own) !== null;

      const { clientWidth, scrollWidth } = document.documentElement;
      if (scrollWidth > clientWidth) {
        const over = (element) => isSeen(element) && !isOwn(element) && element.getBoundingClientRect().right > clientWidth + 1;
        const widest = all.filter((element) => over(element) && ![...element.children].some(over))[0];
        faults.add(`the page is ${scrollWidth} px wide where ${clientWidth} are seen${widest ? `, for ${told(widest)}` : ""}`);
      }

      for (const element of all) {
        const field = element.matches("input, textarea, select, option, svg, svg *");
        const over = element.scrollWidth - element.clientWidth;
        if (field || over <= 1 || !clips(element) || element.clientWidth <= 1 || !isSeen(element)) continue;
        const scrolls = ["auto", "scroll"].includes(styled(element).overflowX);
        if (scrolls && !element.matches(own)) faults.add(`scrolls sideways by ${over} px: ${told(element)}`);
        if (!scrolls && words && !element.matches(cells) && element.textContent.trim() && element.id !== "content") {
          faults.add(`cut by ${over} px: ${told(element)}`);
        }
      }

      const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [tabindex='0']";
      for (const control of document.querySelectorAll(controls)) {
        if (!isSeen(control) || control.matches(own) || control.closest(".skip, [inert]")) continue;
        const box = control.getBoundingClientRect();
        if (box.width === 0 || box.height === 0) continue;
        if (!isOwn(control) && (box.left < -1 || box.right > clientWidth + 1)) {
          faults.add(`out of sight at ${Math.round(box.left)}–${Math.round(box.right)} px: ${told(control)}`);
        }
        // What one presses is not wider than where it can be pressed, nor are its words wider than itself.
        const field = control.matches("input, select, textarea");
        if (!field && control.scrollWidth > control.clientWidth + 1 && styled(control).display !== "inline" && !control.closest(cells)) {
          faults.add(`its words stand out of it by ${control.scrollWidth - control.clientWidth} px: ${told(control)}`);
        }
        for (let at = control.parentElement; at && at !== document.body; at = at.parentElement) {
          if (styled(at).position === "fixed" || control.closest(cells)) break;
          const { overflowX, overflowY } = styled(at);
          if (overflowX === "visible" && overflowY === "visible") continue;
          const frame = at.getBoundingClientRect();
          const sideways = !isOwn(control) && (box.left < frame.left - 1 || box.right > frame.right + 1);
          const below = overflowY === "hidden" && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
          if (sideways || below) faults.add(`cut off ${sideways ? "at the side" : "above or below"} by ${told(at).slice(0, 60)}: ${told(control)}`);
          // What scrolls up and down brings it into sight.
          if (overflowY !== "hidden") break;
        }
      }
      return [...faults].slice(0, 12);
    },
    [OWN, CELLS, words],
  );
