//! Reads a QR code from one picture of a camera, or from a picture file.
//!
//! A worker of the stand's page calls it (`public/fair/reader.js`), where the browser cannot read codes itself; it is a bundle of
//! its own, fetched with the first picture. Finding and reading the code is rqrr's. Deliberately knows nothing of what codes say.

/// The text of the first code in a picture of brightnesses, row by row; `None` if there is none that can be read.
///
/// Looks a second time at the picture smoothed: dim cameras are noisy, and one dark point in a light square is enough to lose it.
pub fn read(grey: &[u8], width: usize) -> Option<String> {
    seen(grey, width).or_else(|| seen(&smooth(grey, width), width))
}

fn seen(grey: &[u8], width: usize) -> Option<String> {
    let height = grey.len().checked_div(width)?;
    let bright = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, bright);
    let found = picture.detect_grids();
    found.iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

/// Each point as the mean of itself and its eight neighbours; those at the edge as they are.
fn smooth(grey: &[u8], width: usize) -> Vec<u8> {
    let mut smooth = grey.to_vec();
    for (at, point) in smooth.iter_mut().enumerate() {
        let sum = |row: usize| {
            let row = grey.get(row.checked_sub(1)?..=row + 1)?;
            Some(row.iter().map(|one| u16::from(*one)).sum::<u16>())
        };
        let all = at.checked_sub(width).and_then(sum).zip(sum(at)).zip(sum(at + width));
        if let Some(mean) = all.and_then(|((above, here), below)| u8::try_from((above + here + below) / 9).ok()) {
            *point = mean;
        }
    }
    smooth
}

/// The same for a picture as a canvas has it: four bytes a point, of which the last is its opacity.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn scan(points: &[u8], width: usize) -> Option<String> {
    // Green has most of the brightness, and costs no arithmetic.
    let grey: Vec<u8> = points.chunks_exact(4).filter_map(|point| point.get(1).copied()).collect();
    read(&grey, width)
}
