//! Copies of the built folder, each broken in one way and with its own server.
//!
//! Damages files as disks, transfers and mixed deployments do; never changes the page's code.

use std::fs;
use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use caice::publish::serve::{self, Server};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::harness::{Outcome, Trouble, built, ensure};

/// A server that can be stopped while a page is open.
#[derive(Clone)]
pub struct Stop(Arc<Mutex<Option<Server>>>);

impl Stop {
    /// Stops the server: every request is refused from now on.
    pub fn stop(&self) {
        let server = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(server);
    }
}

/// A served copy of the built folder.
pub struct Folder {
    root: TempDir,
    /// Its address.
    pub address: SocketAddr,
    server: Stop,
}

impl Folder {
    /// A copy of the built folder.
    pub fn copy() -> Outcome<Self> {
        Self::of(&built())
    }

    /// A copy of the folder with the examples of questions to fill in.
    pub fn forms() -> Outcome<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let built = std::env::var_os("CAICE_FORMS");
        Self::of(&built.map_or_else(|| here.join("target/journeys/forms"), PathBuf::from))
    }

    /// A copy of another folder.
    pub fn of(folder: &Path) -> Outcome<Self> {
        let root = tempfile::tempdir()?;
        copy(folder, root.path())?;
        let (address, server) = serve::spawn(root.path())?;
        Ok(Self { root, address, server: Stop(Arc::new(Mutex::new(Some(server)))) })
    }

    /// Stops its server: every request is refused from now on.
    pub fn stop(&self) {
        self.server.stop();
    }

    /// What stops its server, for whoever does not hold the folder.
    pub fn stopper(&self) -> Stop {
        self.server.clone()
    }

    /// In the stopped server's place, a network that swallows everything: requests are taken and never answered.
    pub fn swallow(&self) -> Outcome<TcpListener> {
        self.stop();
        Ok(TcpListener::bind(self.address)?)
    }

    /// Makes another build of what is in the folder now, under that name: the service worker's list fits the files again.
    pub fn built_as(&self, build: &str) -> Outcome {
        self.listed(Some(build), |_| true)
    }

    /// Lets the service worker's list fit index.html, in the same build.
    pub fn page_listed(&self) -> Outcome {
        self.listed(None, |path| path == "index.html")
    }

    fn listed(&self, build: Option<&str>, which: impl Fn(&str) -> bool) -> Outcome {
        let file = self.path().join("sw.js");
        let text = fs::read_to_string(&file)?;
        let mut parts: Vec<String> = text.split('"').map(str::to_owned).collect();
        if let (Some(name), Some(build)) = (parts.get_mut(1), build) {
            build.clone_into(name);
        }
        for entry in &mut parts {
            let is_ours = |(path, sum): &(&str, &str)| sum.len() == 16 && which(path);
            let Some((path, sum)) = entry.split_once(' ').filter(is_ours) else { continue };
            // A file whose name has another sum now.
            let path = if self.path().join(path).exists() { path.to_owned() } else { self.instead_of(path, sum)? };
            let sum: String = Sha256::digest(fs::read(self.path().join(&path))?)
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect();
            *entry = format!("{path} {sum}");
        }
        self.write(&file, parts.join("\"").as_bytes(), &["br", "gz"])
    }

    /// The file that came in the place of one whose name had that sum.
    fn instead_of(&self, path: &str, sum: &str) -> Outcome<String> {
        let (before, after) = path.split_once(sum).ok_or_else(|| Trouble::new(format!("no file {path}")))?;
        let found = self.file(before, after)?;
        Ok(found.strip_prefix(self.path())?.to_string_lossy().into_owned())
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        self.root.path()
    }

    /// The file below the folder whose name begins and ends like this: `file("pack/rules-", ".bin")`.
    pub fn file(&self, begins: &str, ends: &str) -> Outcome<PathBuf> {
        let (below, begins) = begins.rsplit_once('/').unwrap_or(("", begins));
        let mut found = Vec::new();
        for entry in fs::read_dir(self.path().join(below))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(begins) && name.ends_with(ends) {
                found.push(entry.path());
            }
        }
        ensure(found.len() == 1, format!("expected one file {begins}…{ends}, found {found:?}"))?;
        found.pop().ok_or_else(|| Trouble::new("no file"))
    }

    /// Removes a file and its compressed forms.
    pub fn remove(&self, file: &Path) -> Outcome {
        fs::remove_file(file)?;
        for end in ["br", "gz"] {
            let packed = beside(file, end);
            if packed.exists() {
                fs::remove_file(packed)?;
            }
        }
        Ok(())
    }

    /// Rewrites a file in these forms only: `""`, `"br"`, `"gz"`. Always writes the plain one.
    pub fn write(&self, file: &Path, content: &[u8], forms: &[&str]) -> Outcome {
        if file.exists() {
            self.remove(file)?;
        }
        fs::write(file, content)?;
        for form in forms {
            let packed = match *form {
                "br" => {
                    let mut packed = Vec::new();
                    brotli::BrotliCompress(&mut &*content, &mut packed, &brotli::enc::BrotliEncoderParams::default())?;
                    packed
                }
                _ => {
                    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                    packed.write_all(content)?;
                    packed.finish()?
                }
            };
            fs::write(beside(file, form), packed)?;
        }
        Ok(())
    }

    /// Replaces text in index.html.
    pub fn edit_page(&self, from: &str, to: &str) -> Outcome {
        let file = self.path().join("index.html");
        let text = fs::read_to_string(&file)?;
        ensure(text.contains(from), format!("index.html has no {from:?}"))?;
        self.write(&file, text.replace(from, to).as_bytes(), &["br", "gz"])
    }
}

/// The pack of another day: our own policies with another version, compiled into `out`.
pub fn other_pack(out: &Path) -> Outcome {
    let policies = tempfile::tempdir()?;
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies"), policies.path())?;
    let file = policies.path().join("pack.yaml");
    let text = fs::read_to_string(&file)?;
    let version = text.lines().find(|line| line.starts_with("version:")).ok_or("pack.yaml has no version")?;
    fs::write(&file, text.replace(version, "version: 2020.1.1"))?;
    let run =
        Command::new(env!("CARGO_BIN_EXE_caice")).arg("build").arg(policies.path()).arg("-o").arg(out).output()?;
    ensure(run.status.success(), format!("caice build failed:\n{}", String::from_utf8_lossy(&run.stderr)))
}

fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    name.into()
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    let entries = fs::read_dir(from).map_err(|e| format!("cannot read {}: {e}; run: make test", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
