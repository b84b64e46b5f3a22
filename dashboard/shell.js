// Runs before Streamlit: says where its server is, and puts its own words into German.
"use strict"

const origin = `${window.location.origin}/`
// Without these Streamlit asks every folder of the address for its server, and each miss is an error on the console.
window.__streamlit = {
  BACKEND_BASE_URL: origin,
  MAIN_PAGE_BASE_URL: origin,
  HOST_CONFIG: { disableFullscreenMode: true },
}

const GERMAN = new Map(Object.entries(/*WORDS*/ {}))
const ATTRIBUTES = ["aria-label", "title", "placeholder", "data-placeholder", "alt"]

// A number in the words stands as # in the list.
function german(words) {
  const [number] = words?.match(/\d+/) ?? []
  return GERMAN.get(words?.trim().replace(number, "#"))?.replace("#", number)
}

function translateElement(element) {
  for (const name of ATTRIBUTES) {
    const translated = german(element.getAttribute(name))
    if (translated) element.setAttribute(name, translated)
  }
}

function translateText(text) {
  const translated = german(text.nodeValue)
  if (translated) text.nodeValue = translated
}

function translateTree(root) {
  if (root.nodeType === Node.TEXT_NODE) return translateText(root)
  if (root.nodeType !== Node.ELEMENT_NODE) return
  translateElement(root)
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    node.nodeType === Node.TEXT_NODE ? translateText(node) : translateElement(node)
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "attributes") translateElement(change.target)
    else if (change.type === "characterData") translateText(change.target)
    else change.addedNodes.forEach(translateTree)
  }
}).observe(document.documentElement, {
  attributeFilter: ATTRIBUTES,
  characterData: true,
  childList: true,
  subtree: true,
})
