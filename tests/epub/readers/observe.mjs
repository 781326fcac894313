// What a document looks like where it stands, in a reader's frame or alone. The function is sent
// into the browser: it may use nothing from outside itself.
export async function observe(doc) {
  const view = doc.defaultView
  const root = doc.documentElement
  await doc.fonts.ready
  const used = [...doc.fonts].filter(face => face.status === 'loaded').length
  // A face that this document does not need must load all the same.
  await Promise.allSettled([...doc.fonts].map(face => face.load()))

  const images = [...doc.images]
  await Promise.allSettled(images.map(image => image.decode()))
  const broken = images.filter(image => !image.complete || image.naturalWidth === 0
    || image.getBoundingClientRect().width === 0)
  const distorted = images.flatMap(image => {
    const { width, height } = image.getBoundingClientRect()
    const stretch = (width / height) / (image.naturalWidth / image.naturalHeight)
    return view.getComputedStyle(image).objectFit === 'fill' && Math.abs(stretch - 1) > 0.02
      ? [`${image.getAttribute('src')} is stretched by ${stretch.toFixed(2)}`] : []
  })

  // What is folded opens for a reader who asks.
  doc.body.querySelectorAll('details').forEach(folded => { folded.open = true })

  // In pages, no box may be wider than a column; otherwise none wider than the window.
  const column = [root, doc.body].map(element => parseFloat(view.getComputedStyle(element).columnWidth))
    .find(width => width > 0)
  const vertical = view.getComputedStyle(doc.body).writingMode.startsWith('vertical')
  const limit = column ?? (vertical ? root.clientHeight : root.clientWidth)
  const wide = [...doc.body.querySelectorAll('*')].flatMap(element => {
    const extents = [...element.getClientRects()].map(rect => vertical ? rect.height : rect.width)
    const extent = Math.max(0, ...extents)
    return extent > limit + 1 ? [`${element.localName} is ${Math.round(extent)} wide of ${limit}`] : []
  })
  if (column === undefined && !vertical && root.scrollWidth > root.clientWidth + 1) {
    wide.push(`the page is ${root.scrollWidth} wide of ${root.clientWidth}`)
  }

  return {
    text: doc.body.innerText,
    language: root.lang,
    writingMode: view.getComputedStyle(doc.body).writingMode,
    faces: [...doc.fonts].map(face => ({ family: face.family, weight: face.weight, status: face.status })),
    facesUsed: used,
    images: images.length,
    broken: broken.map(image => image.getAttribute('src')),
    distorted,
    wide: wide.slice(0, 5),
  }
}
