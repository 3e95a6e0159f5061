//! Processor time of this process, all threads: what a card costs whatever else the machine does.

/// Milliseconds of processor time so far, in steps of ten; none where the kernel does not tell (Linux only).
pub fn milliseconds() -> Option<f64> {
    /// The kernel counts processor time in hundredths of a second, whatever the machine.
    const MS_PER_TICK: f64 = 10.0;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in brackets and may hold spaces; user and system time are the 14th and 15th.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    Some((ticks(11)? + ticks(12)?) * MS_PER_TICK)
}
