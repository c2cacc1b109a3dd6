// On paper: the picture as for print, in light colours, and below it the text that is open.

function startPrint() {
  let before = null;
  addEventListener("beforeprint", () => {
    before = document.documentElement.dataset.theme;
    theme("light");
    recolour();
    colours.paper = "#ffffff";
    byId("paper").replaceChildren(...(view.mode === "table" ? [] : [printed()]));
  });
  addEventListener("afterprint", () => {
    byId("paper").replaceChildren();
    theme(before);
    recolour();
  });
}
