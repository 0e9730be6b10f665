use super::*;
#[test]
fn corpus() {
    let Ok(dir) = std::env::var("GIFT_CORPUS") else {
        return;
    };
    let mut names: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    for path in names {
        if path.extension().is_some_and(|e| e == "gift") {
            let text = std::fs::read_to_string(&path).unwrap();
            println!("=== {:?} {}", path.file_name().unwrap(), looks_like(&text));
            match read(&text, &Choices::default(), &mut |_, _| {}) {
                Ok(import) => {
                    for q in &import.set.questions {
                        println!("{q:?}");
                    }
                    for q in &import.set.cards {
                        println!("{q:?}");
                    }
                    for r in &import.remarks {
                        println!("{r:?}");
                    }
                }
                Err(e) => println!("ERR {e}"),
            }
        }
    }
}
