//! A PostgreSQL that lives as long as one command: own folder, own port, no password, nothing kept.

use crate::workspace::{Workspace, in_path, output, run};
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// What the tests read to find the database server. They make a database of their own inside it for each test.
pub const VARIABLE: &str = "TUCAI_TEST_POSTGRES";

pub fn with_postgres(_workspace: &Workspace, words: &[String]) -> Result<ExitCode> {
    let Some((program, arguments)) = words.split_first() else {
        bail!("which command? cargo xtask with-postgres -- cargo test -p store");
    };
    let postgres = Postgres::start()?;
    let status =
        Command::new(program).args(arguments).env(VARIABLE, postgres.url()).status().context(program.clone())?;
    eprintln!("── PostgreSQL served {} connections", postgres.connections());
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub struct Postgres {
    folder: PathBuf,
    binaries: PathBuf,
    port: u16,
    server: Child,
}

/// Where initdb and postgres are; Debian keeps them out of PATH, one folder per major version.
pub fn binaries() -> Option<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        let folder = entry.path().join("bin");
        let major = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok());
        if let Some(major) = major.filter(|_| folder.join("initdb").is_file()) {
            found.push((major, folder));
        }
    }
    found.sort();
    found.pop().map(|(_, folder)| folder).or_else(|| Some(in_path("postgres")?.parent()?.to_owned()))
}

impl Postgres {
    pub fn start() -> Result<Self> {
        let binaries = binaries().context("PostgreSQL is missing: `sudo apt-get install -y postgresql`")?;
        let folder = env::temp_dir().join(format!("tucai-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        if is_root() {
            // The server refuses to run as root; Debian's package has made this user.
            run(Command::new("chown").arg("postgres").arg(&folder))?;
        }
        let data = folder.join("data");
        output(
            as_postgres(&binaries.join("initdb"))
                .arg("--pgdata")
                .arg(&data)
                .args(["--username=tucai", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
                .current_dir("/"),
        )?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = fs::File::create(folder.join("log"))?;
        let server = as_postgres(&binaries.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-p", &port.to_string()])
            .args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300"])
            // Nothing here outlives the command, so nothing needs to survive a power cut.
            .args(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"])
            .args(["-c", "log_connections=on"])
            .current_dir("/")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("postgres")?;
        let mut postgres = Self { folder, binaries, port, server };
        postgres.wait_until_ready()?;
        eprintln!("── PostgreSQL from {} on port {port}", postgres.binaries.display());
        Ok(postgres)
    }

    pub fn url(&self) -> String {
        format!("postgres://tucai@127.0.0.1:{}/postgres", self.port)
    }

    /// How many sessions the command opened: the proof that tests really used it.
    pub fn connections(&self) -> usize {
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        log.lines().filter(|line| line.contains("connection authorized: user=tucai")).count()
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let asked = Instant::now();
        loop {
            // Given by name of another user, so that the question itself is not counted as a test's connection.
            let ready = Command::new(self.binaries.join("pg_isready"))
                .args(["-q", "-h", "127.0.0.1", "-U", "nobody", "-p", &self.port.to_string()])
                .status()?;
            if ready.success() {
                return Ok(());
            }
            let ended = self.server.try_wait()?;
            if ended.is_some() || asked.elapsed() > Duration::from_secs(30) {
                bail!("PostgreSQL did not start:\n{}", fs::read_to_string(self.folder.join("log")).unwrap_or_default());
            }
            sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let stopped = as_postgres(&self.binaries.join("pg_ctl"))
            .args(["stop", "--mode=immediate", "--silent", "-D"])
            .arg(self.folder.join("data"))
            .current_dir("/")
            .status();
        if !stopped.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        // A database for each test is some hundred thousand files: minutes on a slow disk, for which nobody has to wait.
        let in_background = r#"rm -rf "$1" >/dev/null 2>&1 &"#;
        let _ = Command::new("sh").args(["-c", in_background, "sh"]).arg(&self.folder).status();
    }
}

fn as_postgres(program: &Path) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
