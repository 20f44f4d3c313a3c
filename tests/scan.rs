//! A tablet's camera reads the small code of a phone: two hundred pictures, tilted, turned, blurred, noisy and unevenly lit.
//!
//! The codes are drawn here with another encoder than the phone's (`public/poster.js`), and read by rqrr, which is ours, and by
//! rxing, a port of ZXing, as a witness: whatever both read is the same, and what is hardly tilted both read. Deliberately shows
//! no page and no camera: a journey does.
#![cfg(all(feature = "author", feature = "scan"))]

use caice::scan;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use rxing::{BarcodeFormat, helpers::detect_in_luma};

const WIDTH: usize = 640;
const HEIGHT: usize = 480;
const N_CODES: usize = 40;
const N_EACH: usize = 5;

/// Numbers that look drawn by lot and are the same in every run.
struct Lots(u64);

impl Lots {
    /// Between 0 and 1.
    fn part(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.part()
    }

    /// A code as long as ours may be.
    fn code(&mut self) -> String {
        const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let n = 25 + (self.part() * 13.0) as usize;
        let digit = |lots: &mut Self| DIGITS.get((lots.part() * 31.9) as usize).copied().unwrap_or(b'0');
        "K1".chars().chain((0..n).map(|_| char::from(digit(self)))).collect()
    }
}

/// How the phone is held before the tablet.
struct Held {
    yaw: f64,
    pitch: f64,
    roll: f64,
    distance: f64,
    blur: usize,
    noise: f64,
    shade: f64,
}

impl Held {
    fn by(lots: &mut Lots) -> Self {
        Self {
            yaw: lots.between(-0.55, 0.55),
            pitch: lots.between(-0.45, 0.45),
            roll: lots.between(-0.9, 0.9),
            distance: lots.between(1.9, 3.1),
            blur: (lots.part() * 2.99) as usize,
            noise: lots.between(4.0, 34.0),
            shade: lots.between(0.0, 0.55),
        }
    }

    /// Straight before the camera, in good light.
    fn straight() -> Self {
        Self { yaw: 0.0, pitch: 0.0, roll: 0.0, distance: 2.0, blur: 0, noise: 0.0, shade: 0.0 }
    }

    /// A little off, as somebody holds it who tries.
    fn mildly(lots: &mut Lots) -> Self {
        Self {
            yaw: lots.between(-0.2, 0.2),
            pitch: lots.between(-0.2, 0.2),
            roll: lots.between(-0.3, 0.3),
            distance: lots.between(1.9, 2.3),
            blur: (lots.part() * 1.99) as usize,
            noise: lots.between(0.0, 8.0),
            shade: lots.between(0.0, 0.2),
        }
    }
}

/// The code of a text, as large as a phone's may be.
fn drawn(text: &str) -> Result<QrCode, String> {
    let segments = [QrSegment::make_alphanumeric(text)];
    let (least, most) = (Version::MIN, Version::new(3));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Quartile, least, most, None, false)
        .map_err(|error| format!("{text} does not fit: {error:?}"))
}

/// What the other decoder reads.
fn witness(grey: &[u8]) -> Option<String> {
    let (width, height) = (u32::try_from(WIDTH).ok()?, u32::try_from(HEIGHT).ok()?);
    let found = detect_in_luma(grey.to_vec(), width, height, Some(BarcodeFormat::QR_CODE)).ok()?;
    Some(found.getText().to_owned())
}

/// The picture of a code, by a pinhole camera in front of the plane in which the code lies.
fn picture(code: &QrCode, held: &Held, lots: &mut Lots) -> Vec<u8> {
    let (sy, cy) = (held.yaw + lots.between(-0.02, 0.02)).sin_cos();
    let (sp, cp) = (held.pitch + lots.between(-0.02, 0.02)).sin_cos();
    let (sr, cr) = held.roll.sin_cos();
    // Rows of a rotation: about the view, then up and down, then to the sides.
    let across = [cy * cr + sy * sp * sr, cp * sr, -sy * cr + cy * sp * sr];
    let down = [-cy * sr + sy * sp * cr, cp * cr, sy * sr + cy * sp * cr];
    let normal = [sy * cp, -sp, cy * cp];
    let dot = |a: [f64; 3], b: [f64; 3]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let (focal, far) = (600.0, held.distance);
    let squares = f64::from(code.size() + 8);
    let mut sharp = vec![0.0; WIDTH * HEIGHT];
    for (at, point) in sharp.iter_mut().enumerate() {
        let ray = [((at % WIDTH) as f64 - 320.0) / focal, ((at / WIDTH) as f64 - 240.0) / focal, 1.0];
        let reach = far * normal[2] / dot(ray, normal);
        let there = [ray[0] * reach, ray[1] * reach, ray[2] * reach - far];
        let (a, b) = (dot(there, across) + 0.5, dot(there, down) + 0.5);
        let inside = (0.0..1.0).contains(&a) && (0.0..1.0).contains(&b);
        let dark = code.get_module((a * squares) as i32 - 4, (b * squares) as i32 - 4);
        // Around the code a phone's dark edge.
        *point = if !inside {
            70.0
        } else if dark {
            35.0
        } else {
            225.0
        };
    }
    let mut seen = Vec::with_capacity(WIDTH * HEIGHT);
    for at in 0..WIDTH * HEIGHT {
        let (x, y, reach) = (at % WIDTH, at / WIDTH, held.blur);
        let (mut sum, mut n) = (0.0, 0.0);
        for other_y in y.saturating_sub(reach)..=(y + reach).min(HEIGHT - 1) {
            for other_x in x.saturating_sub(reach)..=(x + reach).min(WIDTH - 1) {
                sum += sharp.get(other_y * WIDTH + other_x).copied().unwrap_or(0.0);
                n += 1.0;
            }
        }
        let light = 1.0 - held.shade * (x as f64 / WIDTH as f64);
        let value = sum / n * light + lots.between(-held.noise, held.noise);
        seen.push(value.clamp(0.0, 255.0) as u8);
    }
    seen
}

#[test]
fn a_camera_reads_the_small_code_at_once_and_another_decoder_agrees() -> Result<(), String> {
    let mut lots = Lots(20_261_129);
    let (mut n_read, mut n_soon, mut n_witness, mut n_both) = (0, 0, 0, 0);
    for _ in 0..N_CODES {
        let text = lots.code();
        let code = drawn(&text)?;
        let held = Held::by(&mut lots);
        let mut soon = false;
        for _ in 0..N_EACH {
            let grey = picture(&code, &held, &mut lots);
            let (ours, other) = (scan::read(&grey, WIDTH), witness(&grey));
            for read in [&ours, &other].into_iter().flatten() {
                assert_eq!(*read, text, "a code was misread");
            }
            n_read += usize::from(ours.is_some());
            n_witness += usize::from(other.is_some());
            n_both += usize::from(ours.is_some() && other.is_some());
            soon |= ours.is_some();
        }
        n_soon += usize::from(soon);
    }
    let n_all = N_CODES * N_EACH;
    println!("of {n_all} pictures rqrr reads {n_read}, rxing {n_witness}, both {n_both}");
    assert!(n_read * 100 >= n_all * 95, "{n_read} of {n_all} pictures");
    assert!(n_soon * 100 >= N_CODES * 99, "{n_soon} of {N_CODES} within {N_EACH} pictures");
    assert!(n_both * 100 >= n_all * 80, "the other decoder reads only {n_both} of {n_all} pictures");
    Ok(())
}

#[test]
fn what_is_straight_or_hardly_tilted_both_decoders_read() -> Result<(), String> {
    let mut lots = Lots(18);
    for _ in 0..N_CODES {
        let text = lots.code();
        let code = drawn(&text)?;
        for held in [Held::straight(), Held::mildly(&mut lots), Held::mildly(&mut lots)] {
            let grey = picture(&code, &held, &mut lots);
            assert_eq!([scan::read(&grey, WIDTH), witness(&grey)], [Some(text.clone()), Some(text.clone())]);
        }
    }
    Ok(())
}

#[test]
fn a_picture_without_a_code_says_nothing() {
    let mut lots = Lots(7);
    assert_eq!(scan::read(&[], 0), None);
    assert_eq!(scan::read(&[255; 10], 640), None);
    let noise: Vec<u8> = (0..WIDTH * HEIGHT).map(|_| (lots.part() * 255.0) as u8).collect();
    assert_eq!(scan::read(&noise, WIDTH), None);
}
